/**
 * `npm run test:browsers`: opens the built page in Firefox and in WebKit, where they are installed, and writes what it
 * saw to bench/browsers.md. Playwright's own (`npx playwright install firefox webkit`) are taken before the system's.
 */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, DIST } from "./build.mjs";
import { main, ROOT, Sentence } from "./common.mjs";
import { firefox, installed, webDriver } from "./remote.mjs";
import { serve } from "./serve.mjs";
import { setup } from "./setup.mjs";

const BACKENDS = ["webgl", "wasm", "cpu"];
const UPDATES = 20;

async function playwright(name) {
  const browser = (await import("@playwright/test"))[name];
  if (!existsSync(browser.executablePath())) return null;
  return async () => {
    const running = await browser.launch();
    const page = await running.newPage();
    const errors = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    return {
      version: running.version(),
      errors: async () => errors,
      open: (url) => page.goto(url),
      run: (expression) => page.evaluate(expression),
      close: () => running.close(),
    };
  };
}

const system = (start, path) => path && (() => start(path));
const BROWSERS = [
  [
    "Firefox",
    async () => (await playwright("firefox")) ?? system(firefox, installed("firefox", "firefox-esr")),
  ],
  [
    "WebKit",
    async () =>
      (await playwright("webkit")) ?? system(webDriver, installed("safaridriver", "WebKitWebDriver")),
  ],
];

// These run in the page; they see nothing of this file.

async function ready() {
  while (!window.loom) await new Promise((done) => setTimeout(done, 50));
  const { backend, reason } = await loom.ready;
  return { backend, reason };
}

/** Whether each cell of the drawn heatmap is a weight of this translation, waiting for it to come true. */
async function drawn(sentence) {
  const isDrawn = async () => {
    const { shape, data } = (await loom.trace(sentence)).tensors.weights;
    const cells = [...document.querySelectorAll("[data-row][data-column][data-weight]")];
    const isRight = ({ dataset: { row, column, weight } }) =>
      Math.abs(data[Number(row) * shape[1] + Number(column)] - Number(weight)) < 1e-5;
    return cells.length === data.length && cells.every(isRight);
  };
  for (let i = 0; i < 100; i++) {
    if (await isDrawn()) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

async function stepped() {
  const before = loom.scene().step;
  document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "ArrowRight", bubbles: true }));
  for (let i = 0; i < 50 && loom.scene().step === before; i++)
    await new Promise((done) => setTimeout(done, 100));
  return loom.scene().step !== before;
}

function type(sentence) {
  const box = document.querySelector(".field input");
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(box, sentence);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

async function trained(steps) {
  await loom.reset();
  const late = new Promise((done) => setTimeout(() => done(null), 120_000));
  const began = performance.now();
  const metrics = await Promise.race([loom.train({ steps }), late]);
  const { backend } = document.getElementById("engine-status").dataset;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return metrics && { step: metrics.step, loss: metrics.loss, seconds, backend };
}

const call = (page, does, ...args) => page.run(`(${does})(${args.map((one) => JSON.stringify(one)).join()})`);

/** One row of the table, and what was wrong. */
async function look(page, url) {
  const faults = [];
  const expect = (isRight, fault) => isRight || faults.push(fault);
  await page.open(`${url}?backend=wasm`);
  await call(page, ready);
  expect(await call(page, drawn), "the heatmap is not the trace");
  expect(await call(page, stepped), "an arrow key does not step");
  await call(page, type, "elle est étudiante");
  expect(await call(page, drawn, "elle est étudiante"), "a typed sentence is not drawn");
  const cells = [];
  for (const backend of BACKENDS) {
    await page.open(`${url}?backend=${backend}`);
    const { backend: got } = await call(page, ready);
    if (got !== backend) {
      expect(backend === "webgl", `${backend} does not start`);
      cells.push(`not to be had, ${got} instead`);
      continue;
    }
    const result = await call(page, trained, UPDATES);
    expect(result?.step === UPDATES && result.loss > 0, `${backend} does not train`);
    // A driver that hangs is left after a minute, and the page goes on without it.
    const left = result && result.backend !== backend ? `hung, ${result.backend} took over: ` : "";
    expect(left === "" || backend === "webgl", `${backend} hung`);
    cells.push(result ? `${left}loss ${result.loss.toFixed(4)}, ${result.seconds} s` : "no answer");
  }
  await page.open(url);
  const { backend } = await call(page, ready);
  faults.push(...(await page.errors()));
  return { cells: [page.version, ...cells, backend, faults.length ? faults.join("; ") : "right"], faults };
}

await main(async () => {
  await setup();
  await build();
  const { url, close } = await serve({ root: DIST, base: "/deep/er/" });
  const rows = [];
  let wrong = 0;
  for (const [name, find] of BROWSERS) {
    const start = await find();
    if (!start) {
      console.log(`${name} is not installed here: it was not looked at.`);
      rows.push([name, "not installed", "", "", "", "", "not seen"]);
      continue;
    }
    let page = null;
    try {
      page = await start();
      const { cells, faults } = await look(page, url);
      wrong += faults.length;
      rows.push([name, ...cells]);
    } catch (error) {
      wrong += 1;
      rows.push([name, page?.version ?? "", "", "", "", "", error.message.split("\n")[0]]);
    } finally {
      await page?.close();
    }
    console.log(rows.at(-1).join(" | "));
  }
  await close();
  const table = rows.map((row) => `| ${row.join(" | ")} |\n`).join("");
  writeFileSync(
    join(ROOT, "bench", "browsers.md"),
    `# Other browsers

Made by \`npm run test:browsers\` on ${new Date().toISOString().slice(0, 10)} (${process.platform}). In each browser the built page is opened, its
heatmap compared with the trace, a step made, a sentence typed, and a new model trained for ${UPDATES} updates on every
backend that starts. Right: all of it held and the page reported no error.

| browser | version | webgl | wasm | cpu | by itself it takes | |
|---|---|---|---|---|---|---|
${table}`,
  );
  if (wrong > 0) throw new Sentence("Not everything was right: see bench/browsers.md.");
});
