/** What one update asks of WebGL, and of a backend at all. */
import type { SomeSettings } from "../src/training/settings";
import { openBench } from "./browser";
import type { SubjectId } from "./create";
import type { Context } from "./host";
import { sentences } from "./sentences";
import { rounded } from "./subject";
import { DEFAULT, positions, TWELVE } from "./tasks";

/** Positions of either side. */
export const COUNTED_LENGTHS = [5, 10, 20, 40] as const;
const DATES = { task: "dates", seed: 1 } as const;

interface Counted {
  readonly key: string;
  readonly model: string;
  readonly settings: SomeSettings;
  readonly id: SubjectId;
  readonly packing?: boolean;
}

function widths(settings: SomeSettings): string {
  const { sourceWidth, targetWidth } = sentences(settings).sizes;
  return `${sourceWidth} + ${targetWidth}`;
}

function list(): Counted[] {
  const gru = { key: "gru", model: "GRU, dot", settings: TWELVE } as const;
  const dates = { key: "dates", settings: DATES } as const;
  const dateConversion = { ...dates, id: "date-conversion", model: "LSTM of 64, dot, dates" } as const;
  return [
    { ...gru, id: "fused" },
    { ...gru, id: "plain" },
    { ...gru, id: "layers", packing: true },
    { ...gru, id: "layers" },
    { key: "lstm", model: "LSTM, dot", settings: { ...TWELVE, cell: "lstm" }, id: "fused" },
    {
      key: "bahdanau",
      model: "GRU, Bahdanau",
      settings: { ...TWELVE, wiring: "bahdanau", score: "concat" },
      id: "fused",
    },
    { key: "fr-en", model: "GRU, dot, fr-en", settings: DEFAULT, id: "fused" },
    { key: "lstm 20", model: "LSTM, dot", settings: { ...positions(20), cell: "lstm" }, id: "fused" },
    {
      key: "bahdanau 20",
      model: "GRU, Bahdanau",
      settings: { ...positions(20), wiring: "bahdanau", score: "concat" },
      id: "fused",
    },
    ...COUNTED_LENGTHS.map((length): Counted => {
      return { key: `length ${length}`, model: "GRU, dot", settings: positions(length), id: "fused" };
    }),
    { ...dates, id: "fused", model: "GRU, dot, dates" },
    { ...dateConversion, packing: true },
    dateConversion,
  ];
}

export async function counts(context: Context): Promise<void> {
  const { emit, options } = context;
  const bench = await openBench(context);
  try {
    for (const { key, model, settings, id, packing = false } of list()) {
      const spec = { id, settings };
      const subject = await bench.subject({ backend: "webgl", counting: true, packing }, spec);
      const { first, each } = await subject.ask("calls", options.quick ? 2 : 5);
      const profile = await subject.ask("profile");
      await subject.dispose();
      emit({
        part: "counts",
        table: "webgl",
        id,
        key,
        subject: `${subject.name}${packing ? ", packed texels" : ""}`,
        model: `${model}, ${widths(settings)}`,
        draws: rounded(each.draws),
        uploads: rounded(each.uploads),
        calls: rounded(each.calls),
        programsFirst: first.programs,
        programs: rounded(each.programs),
        ...profile,
        renderer: subject.renderer,
      });
    }
  } finally {
    await bench.close();
  }
}
