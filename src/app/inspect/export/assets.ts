/** What figures are made with and no page needs that exports none: the font of their words, and resvg. */

import resvgUrl from "@resvg/resvg-wasm/index_bg.wasm?url";
import fontUrl from "pretendard/dist/web/static/woff/Pretendard-Regular.woff?url";
import { type Face, openFace } from "../../../figure/font/face";

async function load(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response;
}

let opened: Promise<Face> | null = null;

/** Fetched once; after a failure it may be tried again. */
export function loadFace(): Promise<Face> {
  opened ??= load(fontUrl)
    .then(async (response) => openFace(new Uint8Array(await response.arrayBuffer())))
    .catch((error: unknown) => {
      opened = null;
      throw error;
    });
  return opened;
}

/** Its bytes: some servers do not know the type that a stream of WebAssembly needs. */
export async function loadResvg(): Promise<ArrayBuffer> {
  return (await load(resvgUrl)).arrayBuffer();
}
