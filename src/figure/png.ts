/** A figure as PNG, drawn by resvg: the same pixels in the page and in Node. */
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { Figure } from "./display";
import { charactersOf, type Face } from "./font/face";
import { subsetFont } from "./font/subset";
import { PIXELS_PER_INCH, pixelsOf } from "./pixels";
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
export function writePng(figure: Figure, face: Face, scale: PngScale): Uint8Array<ArrayBuffer> {
  const font = subsetFont(face, charactersOf(textsOf(figure))).bytes;
  const { width } = pixelsOf(figure, scale);
  const resvg = new Resvg(writeSvg(figure, null), {
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

/** PNG's signature and its first chunk, the header. */
const AFTER_HEADER = 33;

/** Says how many pixels are a metre, so that the picture is as wide on paper as it was asked to be. */
function withResolution(png: Uint8Array, perMetre: number): Uint8Array<ArrayBuffer> {
  const chunk = new DataView(new ArrayBuffer(21));
  chunk.setUint32(0, 9);
  for (const [i, letter] of [..."pHYs"].entries()) chunk.setUint8(4 + i, letter.charCodeAt(0));
  chunk.setUint32(8, Math.round(perMetre));
  chunk.setUint32(12, Math.round(perMetre));
  chunk.setUint8(16, 1);
  chunk.setUint32(17, crc32(new Uint8Array(chunk.buffer, 4, 13)));
  const all = new Uint8Array(png.length + chunk.byteLength);
  all.set(png.subarray(0, AFTER_HEADER));
  all.set(new Uint8Array(chunk.buffer), AFTER_HEADER);
  all.set(png.subarray(AFTER_HEADER), AFTER_HEADER + chunk.byteLength);
  return all;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
