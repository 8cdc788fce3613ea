/** What tests of the lessons share: where one is in them, and when the open part stands. */
import type { LoomPage } from "./loomPage";

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 720 };

export interface OpenPart {
  readonly place: string;
  readonly kind: string;
}

/** Waits until the open part's scene is on the stage and its sentences have their numbers. */
export async function settled({ page }: LoomPage, before: string): Promise<OpenPart> {
  const handle = await page.waitForFunction(
    (last) => {
      const parts = document.querySelector<HTMLElement>(".lesson-parts");
      const open = parts?.querySelector<HTMLElement>(".lesson-part.open");
      const place = parts?.dataset.arrived ?? "";
      if (!open || place === "" || place === last || open.dataset.pending !== undefined) return null;
      if (place.split(".")[1] !== open.dataset.part) return null;
      return { place, kind: open.dataset.kind ?? "" };
    },
    before,
    { polling: 40, timeout: 20_000 },
  );
  return (await handle.jsonValue()) as OpenPart;
}
