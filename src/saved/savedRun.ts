/**
 * What is kept of a run in training so that it can be taken up again after its page is gone, and the two rules about
 * it: which one a page takes up when it opens, and which ones are thrown away.
 */
import type { Curve } from "../state/curve";
import type { Scene } from "../state/scene";
import { choiceOf, type ModelChoice } from "../trace/settings";

/** Records of another version are not read; they are thrown away. */
export const FORMAT_VERSION = 1;

/** As much as can be said of a record of any version. */
export type AnyRecord = Pick<SavedRun, "key" | "savedAt"> & { readonly version: number };

export function isReadable(record: AnyRecord): record is SavedRun {
  return record.version === FORMAT_VERSION;
}

/** The part of a scene that says which run it is about. */
export type RunScene = ModelChoice & Pick<Scene, "task" | "seed" | "sentence">;

export interface Curves {
  readonly losses: Curve;
  readonly exact: Curve;
  readonly aer: Curve;
}

/** All of a record but its model, so that choosing among several loads none of them. */
export interface SavedRun extends Curves {
  readonly version: typeof FORMAT_VERSION;
  /** The tab's; one tab keeps one run. */
  readonly key: string;
  readonly scene: RunScene;
  /** The text of the pairs, where the run trains on someone's own. */
  readonly pairs: string | null;
  readonly step: number;
  /** The update that the run began at, in this page or another. */
  readonly begun: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** Of the model's file. */
  readonly bytes: number;
}

/** A record and its model's file, which has weights, moments, the state of chance and the settings. */
export interface WholeRun {
  readonly run: SavedRun;
  readonly model: ArrayBuffer;
}

export interface Opening {
  /** The key that this tab had before it was loaded again; null in a new tab. */
  readonly ownKey: string | null;
  /** The page was loaded again, or come back to: whatever the address says, it is this tab's own. */
  readonly isReload: boolean;
  /** The run that the address asks for, or only its task; null where it says nothing of one. */
  readonly asked: Omit<RunScene, "sentence"> | Pick<RunScene, "task"> | null;
}

/**
 * The runs that a page may take up, the best first; it takes the first one that no living tab holds.
 *
 * 1. After a reload: this tab's own, whatever the address says.
 * 2. Else those that do not contradict the address. One that names a task, a seed or a model takes up only the same
 *    run; one that has a sentence, or changes its translation, takes up only runs of that sentence's task; one that
 *    says none of this takes up any. This tab's own comes first, then the one saved last.
 */
export function candidates(records: readonly AnyRecord[], { ownKey, isReload, asked }: Opening): SavedRun[] {
  const saved = records.filter(isReadable);
  const own = saved.find(({ key }) => key === ownKey);
  const fitting = saved
    .filter(({ key, scene }) => key !== ownKey && isAsked(scene, asked))
    .toSorted((one, other) => other.savedAt - one.savedAt);
  if (own && (isReload || isAsked(own.scene, asked))) return isReload ? [own] : [own, ...fitting];
  return isReload && ownKey !== null ? [] : fitting;
}

function isAsked(scene: RunScene, asked: Opening["asked"]): boolean {
  if (!asked) return true;
  if (scene.task !== asked.task) return false;
  if (!("seed" in asked)) return true;
  return scene.seed === asked.seed && JSON.stringify(choiceOf(scene)) === JSON.stringify(choiceOf(asked));
}

export const MOST_ABANDONED = 4;
export const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The keys of records to throw away: of those that no living tab holds, all of another version, and of this one all but
 * the newest few and lightest many.
 */
export function superfluous(saved: readonly AnyRecord[], isHeld: (record: AnyRecord) => boolean): string[] {
  const abandoned = saved.filter((record) => !isHeld(record));
  let bytes = 0;
  const tooMany = abandoned
    .filter(isReadable)
    .toSorted((one, other) => other.savedAt - one.savedAt)
    .filter((run, place) => {
      bytes += run.bytes;
      return place >= MOST_ABANDONED || bytes > MOST_BYTES;
    });
  return [...abandoned.filter((record) => !isReadable(record)), ...tooMany].map(({ key }) => key);
}
