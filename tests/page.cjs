// Use a report in a browser, with and without its script. Usage: node page.cjs BROWSER FILE. Prints what was seen as JSON.
const path = require("node:path");
const { pathToFileURL } = require("node:url");

async function main(browserPath, file) {
  const puppeteer = await import(pathToFileURL(require.resolve("puppeteer-core")).href);
  const browser = await (puppeteer.default ?? puppeteer).launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  const requests = [], wrong = [];
  const open = async (script) => {
    const page = await browser.newPage();
    page.on("request", (request) => requests.push(new URL(request.url()).protocol));
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => wrong.push(message.text()));
    await page.setJavaScriptEnabled(script);
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(pathToFileURL(path.resolve(file)).href);
    return page;
  };
  const see = (page) => page.evaluate(`({
    rules: [...document.querySelectorAll(".rule")].filter((e) => e.checkVisibility()).map((e) => e.id),
    filter: document.querySelector(".filter").checkVisibility(),
    says: document.querySelector(".found").textContent,
    first: [...document.querySelectorAll("main > *")].filter((e) => e.checkVisibility())
      .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0].id,
  })`);
  const seen = { bare: await see(await open(false)) };
  const page = await open(true);
  seen.all = await see(page);
  await page.click('[name=outcome][value="fail"]');
  seen.fails = await see(page);
  await page.click('[name=force][value="should"]');
  seen.remarks = await see(page);
  await page.click("[type=reset]");
  await page.type("#filter-words", "INDUSTRIE besluit");
  seen.words = await see(page);
  await page.evaluate("location.hash = document.querySelector('.rule[hidden]').id");
  await page.waitForFunction("!document.querySelector('.rule[hidden]')");
  seen.linked = await see(page);
  await browser.close();
  console.log(JSON.stringify({ ...seen, requests, wrong }));
}

main(process.argv[2], process.argv[3]).catch((error) => {
  console.error(error);
  process.exit(1);
});
