/**
 * The vocabulary of architectures: the ids that code, links, model files and the command line share, and which of
 * their combinations make sense. Page and engine both ask here, so that a choice is refused with the same reason.
 */
export const CELL_IDS = ["rnn", "gru", "lstm"] as const;
export type CellId = (typeof CELL_IDS)[number];

export const WIRING_IDS = ["luong", "bahdanau", "plain", "plain-context"] as const;
export type WiringId = (typeof WIRING_IDS)[number];

export const SCORE_IDS = ["dot", "scaled-dot", "general", "concat", "location", "uniform"] as const;
export type ScoreId = (typeof SCORE_IDS)[number];

export const WINDOW_IDS = ["global", "local-m", "local-p"] as const;
export type WindowId = (typeof WINDOW_IDS)[number];

export interface Architecture {
  readonly cell: CellId;
  readonly wiring: WiringId;
  /** Null exactly where the wiring does not attend. */
  readonly score: ScoreId | null;
  readonly window: WindowId | null;
  /** Local windows: weights times a Gaussian around the window's centre (Luong 2015, equation 10). */
  readonly gaussian: boolean;
  /** D of a local window: it reaches from p − D to p + D. */
  readonly radius: number;
  /** Luong's input feeding: the attentional vector joins the next input. */
  readonly inputFeeding: boolean;
  readonly layers: 1 | 2;
  readonly bidirectional: boolean;
}

const ATTENDING: readonly WiringId[] = ["luong", "bahdanau"];

export function attends(wiring: WiringId): boolean {
  return ATTENDING.includes(wiring);
}

export const REFUSALS = [
  "no-attention",
  "score-missing",
  "feeding-is-luongs",
  "gaussian-needs-local",
  "local-p-needs-gaussian",
] as const;
/** Why a combination is not offered. */
export type Refusal = (typeof REFUSALS)[number];

/** The reason why this combination cannot be, null when it can. */
export function refusal(architecture: Architecture): Refusal | null {
  const { wiring, score, window, gaussian, inputFeeding } = architecture;
  if (!attends(wiring)) {
    if (score !== null || window !== null || gaussian) return "no-attention";
  } else if (score === null || window === null) return "score-missing";
  if (inputFeeding && wiring !== "luong") return "feeding-is-luongs";
  if (gaussian && window === "global") return "gaussian-needs-local";
  // Without it nothing that the window's centre is computed from would get a gradient.
  if (window === "local-p" && !gaussian) return "local-p-needs-gaussian";
  return null;
}

/** Every combination of the ids, refused ones too: what an axis has no say in (radius) is at its default. */
export function everyArchitecture(): Architecture[] {
  const all: Architecture[] = [];
  const switches = [false, true];
  for (const cell of CELL_IDS)
    for (const wiring of WIRING_IDS)
      for (const score of [...SCORE_IDS, null])
        for (const window of [...WINDOW_IDS, null])
          for (const gaussian of switches)
            for (const inputFeeding of switches)
              for (const bidirectional of switches)
                for (const layers of [1, 2] as const)
                  all.push({
                    cell,
                    wiring,
                    score,
                    window,
                    gaussian,
                    radius: DEFAULT_RADIUS,
                    inputFeeding,
                    layers,
                    bidirectional,
                  });
  return all;
}

export const DEFAULT_RADIUS = 2;

function isOneOf<T extends string>(ids: readonly T[], value: unknown): value is T {
  return (ids as readonly unknown[]).includes(value);
}

export const isCellId = (value: unknown): value is CellId => isOneOf(CELL_IDS, value);
export const isWiringId = (value: unknown): value is WiringId => isOneOf(WIRING_IDS, value);
export const isScoreId = (value: unknown): value is ScoreId => isOneOf(SCORE_IDS, value);
export const isWindowId = (value: unknown): value is WindowId => isOneOf(WINDOW_IDS, value);

/** Whether a value from outside is an architecture that can be built. */
export function isArchitecture(value: unknown): value is Architecture {
  if (typeof value !== "object" || value === null) return false;
  const a = value as Record<string, unknown>;
  const hasTypes =
    isCellId(a.cell) &&
    isWiringId(a.wiring) &&
    (a.score === null || isScoreId(a.score)) &&
    (a.window === null || isWindowId(a.window)) &&
    typeof a.gaussian === "boolean" &&
    Number.isSafeInteger(a.radius) &&
    (a.radius as number) >= 1 &&
    typeof a.inputFeeding === "boolean" &&
    (a.layers === 1 || a.layers === 2) &&
    typeof a.bidirectional === "boolean";
  return hasTypes && refusal(value as Architecture) === null;
}
