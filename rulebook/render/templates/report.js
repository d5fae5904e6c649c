"use strict";
(() => {
  const form = document.querySelector(".filter");
  const rules = [...document.querySelectorAll(".rule")];
  if (!rules.length) return;
  const fold = form.querySelector(".fold");
  const found = form.querySelector(".found");
  const said = new Map();
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  // Worked out when somebody looks for words: it takes a while on a long page.
  const words = (rule) => {
    if (!said.has(rule)) said.set(rule, plain(rule.textContent).replace(/\s+/g, " "));
    return said.get(rule);
  };
  const ticked = (name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value);
  const show = (part, yes) => { part.hidden = !yes; };
  const any = (part) => [...part.querySelectorAll(".rule")].some((rule) => !rule.hidden);

  const apply = () => {
    const outcomes = ticked("outcome"), forces = ticked("force");
    const sought = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
    for (const rule of rules) {
      show(rule, (!outcomes.length || outcomes.includes(rule.dataset.outcome))
        && (!forces.length || forces.includes(rule.dataset.force))
        && sought.every((word) => words(rule).includes(word)));
    }
    for (const link of document.querySelectorAll(".glance a")) {
      show(link.closest("li"), !document.getElementById(link.hash.slice(1)).hidden);
    }
    for (const glance of document.querySelectorAll(".glance")) {
      show(glance, !glance.querySelector("li") || glance.querySelector("li:not([hidden])"));
    }
    for (const group of document.querySelectorAll(".group")) show(group, any(group));
    for (const draft of document.querySelectorAll(".draft")) {
      if (draft.querySelector(".rule")) show(draft.querySelector(".none"), !any(draft));
    }
    const shown = rules.filter((rule) => !rule.hidden).length;
    found.textContent = found.dataset.says.replace("{shown}", shown).replace("{total}", rules.length);
    document.documentElement.classList.toggle("filtered", shown < rules.length);
  };

  const target = () => {
    const rule = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!rule) return;
    if (rule.closest("[hidden]")) { form.reset(); apply(); }
    const details = rule.querySelector(":scope > details");
    if (details) details.open = true;
    rule.scrollIntoView();
  };

  for (const label of form.querySelectorAll("fieldset label")) {
    const { name, value } = label.querySelector("input");
    const n = rules.filter((rule) => rule.dataset[name] === value).length;
    label.querySelector("b").textContent = n;
    show(label, n);
  }
  fold.addEventListener("click", () => {
    const open = fold.textContent === fold.dataset.open;
    for (const details of document.querySelectorAll("main details")) details.open = open;
    fold.textContent = open ? fold.dataset.close : fold.dataset.open;
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("hashchange", target);

  // On paper everything stands, folded or filtered away.
  let before = [];
  addEventListener("beforeprint", () => {
    before = [...document.querySelectorAll("main details:not([open])")];
    for (const details of before) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of before) details.open = false; });

  const wide = matchMedia("(min-width: 80em)");
  const unfold = () => { form.querySelector("details").open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();
  form.hidden = false;
  document.documentElement.classList.add("filters");
  apply();
  target();
})();
