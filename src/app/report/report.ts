/** What the page knows of its engine, for a reader and for a bug report: no sentence and no address is in it. */
import type { Messages } from "../../i18n/messages";
import { REPORT_LOCALES } from "../../i18n/reportLocales";
import { REPORT_ROWS, type ReportMessages, type ReportRow } from "../../i18n/sections/report";
import type { Language } from "../../lib/language";
import type { Session } from "../../state/session";
import type { KernelsInUse } from "../../trace/kernels";
import type { BackendChoice } from "../../worker/protocol";
import { becauseOf } from "../because";
import { grouped, rate } from "../numbers";

export interface ReportLine {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** It stands as the browser or the engine says it, in no language. */
  readonly isRaw: boolean;
}

/** What the browser says of itself. */
export type Surroundings = Pick<Navigator, "userAgent" | "hardwareConcurrency">;

interface Value {
  readonly text: string;
  readonly isRaw?: boolean;
}

type Values = Readonly<Record<ReportRow, Value | readonly Value[] | null>>;

/** What a browser says of a file that it could not load has the file's address in it; its name is enough. */
function withoutAddresses(text: string): string {
  return text.replace(/\b[a-z][a-z\d+.-]*:\/\/[^\s"'()<>]*/gi, (address) => {
    const [path = ""] = address.split(/[?#]/);
    return /[^/]\/([^/]+)$/.exec(path)?.[1] ?? "…";
  });
}

/** The lines of the report. What does not apply here has none. */
export function reportLines(
  session: Session,
  language: Language,
  messages: Messages,
  surroundings: Surroundings,
): readonly ReportLine[] {
  const words = REPORT_LOCALES[language];
  const values: Values = {
    ...engineValues(session.choice, messages, words, language),
    ...runValues(session, words, language),
    page: { text: __LOOM_VERSION__, isRaw: true },
    browser: { text: surroundings.userAgent, isRaw: true },
    cores: { text: String(surroundings.hardwareConcurrency) },
  };
  return REPORT_ROWS.flatMap((row) => {
    const value = values[row];
    const all: readonly Value[] = value === null ? [] : "text" in value ? [value] : value;
    return all.map(({ text, isRaw = false }, i) => ({
      id: `${row} ${i}`,
      label: words.rows[row],
      value: withoutAddresses(text),
      isRaw,
    }));
  });
}

type EngineRow =
  | "tfjs"
  | "backend"
  | "renderer"
  | "textureSize"
  | "float32"
  | "fence"
  | "timings"
  | "leftOut";

function engineValues(
  choice: BackendChoice | null,
  { backend: said }: Messages,
  words: ReportMessages,
  language: Language,
): Pick<Values, EngineRow> {
  const webgl = choice?.webgl ?? null;
  const fact = (is: boolean | null | undefined): Value | null =>
    is === null || is === undefined ? null : { text: is ? words.yes : words.no };
  return {
    tfjs: choice && { text: choice.tfjs, isRaw: true },
    backend: choice && { text: `${said.names[choice.backend]}, ${said.because[becauseOf(choice)]}` },
    renderer: webgl && { text: webgl.renderer, isRaw: true },
    textureSize: webgl && { text: grouped(webgl.maxTextureSize, language) },
    float32: fact(webgl?.float32),
    fence: fact(webgl?.fence),
    timings: (choice?.timings ?? []).map(({ backend, msPerUpdate, updates }) => ({
      text: words.timing({
        backend: said.names[backend],
        ms: msPerUpdate.toFixed(1),
        updates: grouped(updates, language),
      }),
    })),
    leftOut: (choice?.rejected ?? []).map(({ backend, why, detail }) => ({
      // The sentence stands above; a bug report needs its name and what the driver said.
      text: `${said.names[backend]}, ${why}${detail && detail !== webgl?.renderer ? `: ${detail}` : ""}`,
      isRaw: true,
    })),
  };
}

function runValues(
  { settings, parameters, step, memory, stepsPerSecond, kernels, notes }: Session,
  words: ReportMessages,
  language: Language,
): Omit<Values, EngineRow | "page" | "browser" | "cores"> {
  const { task, seed, ...model } = settings ?? {};
  const number = (count: number): Value => ({ text: grouped(count, language) });
  const kilobytes = (bytes: number): string => grouped(Math.round(bytes / 1000), language);
  const mean = (count: number): string => grouped(Number(count.toFixed(1)), language);
  const { calls, textures } = memory ?? {};
  return {
    task: task === undefined ? null : { text: task, isRaw: true },
    model: settings && {
      text: Object.entries(model)
        .map(([name, value]) => `${name} ${value}`)
        .join(", "),
      isRaw: true,
    },
    kernels: kernels && { text: kernelsText(kernels, words) },
    parameters: parameters === null ? null : number(parameters),
    update: step === null ? null : number(step),
    seed: seed === undefined ? null : { text: String(seed), isRaw: true },
    speed: { text: stepsPerSecond === null ? words.notYet : rate(stepsPerSecond) },
    calls: calls
      ? {
          text: words.calls({
            draws: mean(calls.draws),
            uploads: mean(calls.uploads),
            programs: mean(calls.programs),
          }),
        }
      : null,
    tensors: {
      text: memory ? words.tensors(grouped(memory.tensors, language), kilobytes(memory.bytes)) : words.notYet,
    },
    textures: textures ? { text: words.textures(kilobytes(textures.used), kilobytes(textures.free)) } : null,
    arithmetic: notes.flatMap((note) =>
      note.kind === "disagrees" ? [{ text: note.numbers, isRaw: true }] : [],
    ),
  };
}

function kernelsText({ kernels, why, excess, detail }: KernelsInUse, words: ReportMessages): string {
  const compared = excess === null ? null : words.excess(excess.toPrecision(2));
  return [words.kernels[kernels], why && words.whyPlain[why], detail, compared]
    .filter((part) => part !== null)
    .join(", ");
}

/** Markdown, as issue trackers read it. */
export function reportText(lines: readonly ReportLine[], language: Language): string {
  const items = lines.map(({ label, value }) => `- ${label}: ${value}`);
  return [`### Attention Loom: ${REPORT_LOCALES[language].title}`, "", ...items, ""].join("\n");
}
