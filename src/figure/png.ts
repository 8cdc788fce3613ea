/** A figure as PNG, drawn by resvg: the same pixels in the page and in Node. */
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { Figure } from "./display";
import { charactersOf, type Face } from "./font/face";
import { subsetFont } from "./font/subset";
import { PIXELS_PER_INCH, pixelsOf } from "./pixels";
import { AFTER_HEADER, chunk } from "./pngFile";
import type { PngScale } from "./settings";
import { textsOf, writeSvg } from "./svg";

let started: Promise<void> | null = null;

/** Once for a page: resvg takes its WebAssembly only once. A start that failed may be tried again. */
export function startResvg(wasm: () => Promise<Response | BufferSource>): Promise<void> {
  started ??= wasm()
    .then(initWasm)
    .catch((error: unknown) => {
      started = null;
      throw error;
    });
  return started;
}

/** After `startResvg`. */
export async function writePng(
  figure: Figure,
  face: Face,
  scale: PngScale,
): Promise<Uint8Array<ArrayBuffer>> {
  const font = subsetFont(face, charactersOf(textsOf(figure))).bytes;
  const { width } = pixelsOf(figure, scale);
  const resvg = new Resvg(await writeSvg(figure, null), {
    fitTo: { mode: "width", value: width },
    font: { fontBuffers: [font], defaultFontFamily: "Pretendard", sansSerifFamily: "Pretendard" },
  });
  try {
    const image = resvg.render();
    const png = new Uint8Array(image.asPng());
    image.free();
    return withResolution(png, (PIXELS_PER_INCH / 25.4) * 1000 * scale);
  } finally {
    resvg.free();
  }
}

/** Says how many pixels are a metre, so that the picture is as wide on paper as it was asked to be. */
function withResolution(png: Uint8Array, perMetre: number): Uint8Array<ArrayBuffer> {
  const content = new DataView(new ArrayBuffer(9));
  content.setUint32(0, Math.round(perMetre));
  content.setUint32(4, Math.round(perMetre));
  content.setUint8(8, 1);
  const said = chunk("pHYs", new Uint8Array(content.buffer));
  const all = new Uint8Array(png.length + said.length);
  all.set(png.subarray(0, AFTER_HEADER));
  all.set(said, AFTER_HEADER);
  all.set(png.subarray(AFTER_HEADER), AFTER_HEADER + said.length);
  return all;
}
