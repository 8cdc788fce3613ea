import { expect, type LoomPage } from "./loomPage";

/**
 * While a model trains on a backend that the address asked for, the line beside the chip says all of it: the renderer,
 * why this backend, updates per second, draws per update and live tensors, as far as the backend has them.
 */
export async function expectChipLine(loom: LoomPage, backend: "webgl" | "wasm"): Promise<void> {
  const { backend: words, train } = loom.words;
  const number = "[\\d.,]+";
  const isWebgl = backend === "webgl";
  const said = [
    ...(isWebgl ? ["SwiftShader"] : []),
    words.because.asked,
    train.perSecond(number),
    ...(isWebgl ? [words.draws("\\d{2,3}")] : []),
    words.tensors(number),
  ];
  const lines = loom.page.locator(".backend .chip-line");
  await expect
    .poll(async () => (await lines.allTextContents()).join(" "))
    .toMatch(new RegExp(said.join(".*").replaceAll("/", "\\/")));
}
