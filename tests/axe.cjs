// Look at pages in a browser with axe-core: narrow and wide, light and dark. Usage: node axe.cjs BROWSER FILE...
// Prints what is wrong as JSON: [{file, width, scheme, rule, help, nodes}].
const path = require("node:path");
const { pathToFileURL } = require("node:url");

async function main(browserPath, files) {
  const puppeteer = await import(pathToFileURL(require.resolve("puppeteer-core")).href);
  // Evaluated, not added as a script: a page may forbid scripts that are not its own.
  const axe = require("node:fs").readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  const browser = await (puppeteer.default ?? puppeteer).launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  const found = [];
  const page = await browser.newPage();
  for (const file of files) {
    await page.goto(pathToFileURL(path.resolve(file)).href);
    await page.emulateMediaType("print");
    const folded = await page.evaluate(
      "[...document.querySelectorAll('main details > :not(summary)')].filter((e) => !e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80))",
    );
    if (folded.length) found.push({ file, rule: "folded-on-paper", help: "is not printed", nodes: folded.slice(0, 3) });
    await page.emulateMediaType("screen");
    await page.setViewport({ width: 1280, height: 900 });
    if (await page.evaluate("new Set([...document.querySelectorAll('nav li')].map((e) => Math.round(e.getBoundingClientRect().top))).size > 1")) {
      found.push({ file, width: 1280, rule: "menu-on-one-line", help: "the menu takes several lines", nodes: [] });
    }
    await page.evaluate(axe);
    // Each width and each scheme once: colours do not hang on the width, nor what stands where on the scheme.
    for (const [width, scheme] of [[320, "dark"], [1280, "light"]]) {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      const result = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
      for (const { id, help, nodes } of result.violations) {
        found.push({ file, width, scheme, rule: id, help, nodes: nodes.slice(0, 3).map((node) => node.html) });
      }
      if (await page.evaluate("document.documentElement.scrollWidth > window.innerWidth")) {
        found.push({ file, width, scheme, rule: "no-sideways-scrolling", help: "wider than the screen", nodes: [] });
      }
    }
  }
  await browser.close();
  console.log(JSON.stringify(found));
}

main(process.argv[2], process.argv.slice(3)).catch((error) => {
  console.error(error);
  process.exit(1);
});
