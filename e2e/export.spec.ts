import { readFileSync } from "node:fs";
import { decodePDFRawStream, PDFDocument, PDFRawStream } from "@cantoo/pdf-lib";
import { FIGURE_LOCALES } from "../src/i18n/figureLocales";
import { readMatrix } from "../src/matrix/read";
import { expect, type LoomPage, test } from "./loomPage";

/** The menu, open, with its figure drawn. */
async function openMenu(loom: LoomPage, language: "en" | "ko" = "en") {
  const { menu } = FIGURE_LOCALES[language];
  await loom.open({ hash: { at: "inspect" }, language });
  await loom.ready();
  await loom.button(menu.open).click();
  const dialog = loom.page.getByRole("dialog", { name: menu.title });
  const save = async (format: string): Promise<Buffer> => {
    const row = dialog.locator(`[data-format="${format}"]`);
    await expect(row).toBeEnabled();
    const downloading = loom.page.waitForEvent("download");
    await row.click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(`attention-je-suis-étudiant.${format}`);
    return readFileSync(await download.path());
  };
  return { dialog, menu, save };
}

/** Words and weights as the page itself has them. */
function traceOf(loom: LoomPage) {
  return loom.page.evaluate(async () => {
    const { source, output, tensors } = await window.loom.trace();
    return { source: source.tokens, output: output.tokens, weights: [...(tensors.weights?.data ?? [])] };
  });
}

test("exported files hold the weights of the trace", async ({ loom }) => {
  const { save } = await openMenu(loom);
  const trace = await traceOf(loom);
  expect(trace.weights.length).toBe(trace.source.length * trace.output.length);

  const svg = (await save("svg")).toString("utf8");
  // Read by the browser's own parser, and drawn, so that a broken font or file would be seen.
  const read = await loom.page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    const of = (selector: string) => [...root.querySelectorAll(selector)];
    return {
      tag: root.tagName,
      width: root.getAttribute("width"),
      rows: of("text.row").map((one) => one.textContent),
      columns: of("text.column").map((one) => one.textContent),
      cells: of("rect.cell").map((one) => ({
        number: Number(one.getAttribute("data-number")),
        fill: one.getAttribute("fill"),
        x: Number(one.getAttribute("x")) + 0.2 * Number(one.getAttribute("width")),
        y: Number(one.getAttribute("y")) + 0.5 * Number(one.getAttribute("height")),
      })),
      viewBox: (root.getAttribute("viewBox") ?? "").split(" ").map(Number),
    };
  }, svg);
  expect(read.tag).toBe("svg");
  expect(read.width).toBe("120mm");
  expect(read.rows).toEqual(trace.output);
  expect(read.columns).toEqual(trace.source);
  expect(read.cells.map(({ number }) => Math.fround(number))).toEqual(trace.weights);

  for (const format of ["csv", "json"]) {
    const again = readMatrix((await save(format)).toString("utf8"), format);
    expect(Array.from(again.numbers, Math.fround), format).toEqual(trace.weights);
    expect(again.rows.map(({ text }) => text)).toEqual(trace.output);
  }

  const png = await save("png");
  expect(png.readUInt32BE(16)).toBe(Math.round((120 / 25.4) * 96 * 2));
  // A fifth into each cell, where neither its number nor a gold frame is, its colour is the weight's.
  const pixels = await loom.page.evaluate(
    async ({ bytes, cells, viewBox }) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d");
      context?.drawImage(image, 0, 0);
      const scale = image.width / (viewBox[2] ?? 1);
      return cells.map(({ x, y }) => {
        const [r, g, b] =
          context?.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data ?? [];
        return `#${[r, g, b].map((one = 0) => one.toString(16).padStart(2, "0")).join("")}`;
      });
    },
    { bytes: [...png], cells: read.cells, viewBox: read.viewBox },
  );
  expect(pixels).toEqual(read.cells.map(({ fill }) => fill));

  const pdf = await PDFDocument.load(await save("pdf"));
  const page = pdf.getPage(0);
  expect(page.getWidth()).toBeCloseTo((120 / 25.4) * 72, 2);
  const content = page.node.Contents();
  if (!(content instanceof PDFRawStream)) throw new Error("expected a stream");
  const drawn = Buffer.from(decodePDFRawStream(content).decode()).toString("latin1");
  const fills = [...drawn.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) rg [^\n]*? re f$/gm)].map(
    ([, ...rgb]) =>
      `#${rgb
        .map((share) =>
          Math.round(Number(share) * 255)
            .toString(16)
            .padStart(2, "0"),
        )
        .join("")}`,
  );
  expect(fills.slice(0, trace.weights.length)).toEqual(read.cells.map(({ fill }) => fill));

  const tex = (await save("tex")).toString("utf8");
  const table = /^column row number\n([\s\S]*?)\n};/m.exec(tex)?.[1] ?? "";
  expect(table.split("\n").map((line) => Math.fround(Number(line.split(" ")[2])))).toEqual(trace.weights);
});

test("a figure has its own settings, and goes to the clipboard or, refused, to the downloads", async ({
  loom,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { dialog, menu } = await openMenu(loom);
  await dialog.getByLabel(menu.part.caption).uncheck();
  const width = dialog.getByLabel(menu.width);
  await width.fill("5");
  await expect(dialog.getByRole("alert")).toHaveText(menu.between(30, 1000));
  await width.fill("80");
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await dialog.getByLabel(menu.palette).selectOption("greyscale");
  const preview = dialog.getByRole("img");
  await expect
    .poll(async () => decodeURIComponent((await preview.getAttribute("src")) ?? ""))
    .toMatch(/width="80mm"(?![\s\S]*class="caption")/);

  const clipboard = () => loom.page.evaluate(() => navigator.clipboard.readText());
  await loom.button(menu.copySvg).click();
  await expect(dialog.getByRole("status")).toHaveText(menu.copied);
  const svg = await clipboard();
  const fills = [...svg.matchAll(/class="cell"[^>]*fill="(#\w+)"/g)].map(([, fill]) => fill);
  for (const fill of fills) expect(fill).toMatch(/^#(..)\1\1$/);
  await loom.button(menu.copyAlt).click();
  await expect.poll(clipboard).toContain("je suis étudiant");
  await loom.button(menu.copyImage).click();
  await expect
    .poll(() =>
      loom.page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types)),
    )
    .toEqual(["image/png"]);

  await loom.page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new Error("refused"));
  });
  const downloading = loom.page.waitForEvent("download");
  await loom.button(menu.copyImage).click();
  const name = (await downloading).suggestedFilename();
  await expect(dialog.getByRole("status")).toHaveText(menu.notCopied(name));
});

test("without WebAssembly the browser draws the PNG; without the font the numbers can still be saved", async ({
  loom,
}) => {
  await loom.page.route("**/index_bg*.wasm", (route) => route.abort());
  const { save } = await openMenu(loom, "ko");
  const png = await save("png");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16)).toBe(Math.round((120 / 25.4) * 96 * 2));

  await loom.page.route("**/Pretendard-Regular*.woff", (route) => route.abort());
  await loom.page.reload();
  const { dialog, menu, save: saveAgain } = await openMenu(loom, "ko");
  await expect(dialog.getByText(menu.failed)).toBeVisible();
  await expect(dialog.locator('[data-format="svg"]')).toBeDisabled();
  expect((await saveAgain("csv")).length).toBeGreaterThan(100);
  loom.errors.length = 0;
});
