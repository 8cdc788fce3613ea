/**
 * The date conversion architecture of tensorflow.js's examples against this engine: the same task, the same held-out
 * sentences, the same goal, each on the backend that is its fastest here.
 */
import { type BrowserSubject, openBench } from "./browser";
import type { Spec } from "./create";
import type { Context, Group } from "./host";
import { local, startBackend } from "./inNode";
import { learnedFields } from "./learn";
import { rounded, type Subject, timeToExact } from "./subject";

const GOAL = 0.99;
/** Hundreds of times what this engine takes: the example at its own rate is not waited for any longer. */
const CAP_SECONDS = 240;
const SETTINGS = { task: "dates", seed: 1 } as const;

/** The example's own rate is Adam's default; a larger one is measured too, so that it is not the rate that decides. */
const SIDES: readonly { readonly spec: Spec; readonly every: number }[] = [
  { spec: { id: "fused", settings: SETTINGS }, every: 25 },
  { spec: { id: "date-conversion", settings: SETTINGS, learningRate: 0.001 }, every: 50 },
  { spec: { id: "date-conversion", settings: SETTINGS, learningRate: 0.01 }, every: 25 },
];

interface Candidate extends Group {
  readonly subject: Subject;
}

export async function dates(context: Context): Promise<void> {
  const { emit, say, options } = context;
  const bench = await openBench(context);
  try {
    for (const { spec, every } of SIDES) {
      const inNode = async (backend: "wasm" | "cpu"): Promise<Candidate> => {
        await startBackend(backend);
        return { backend, where: "Node", renderer: null, subject: await local(spec) };
      };
      const inBrowser = async (backend: "webgl" | "wasm", packing: boolean): Promise<Candidate> => {
        const subject: BrowserSubject = await bench.subject({ backend, counting: false, packing }, spec);
        const name = packing ? "webgl, packed texels" : backend;
        return { backend: name, where: "browser", renderer: subject.renderer, subject };
      };
      const candidates: (() => Promise<Candidate>)[] = [
        () => inNode("wasm"),
        () => inNode("cpu"),
        () => inBrowser("wasm", false),
        () => inBrowser("webgl", false),
        ...(spec.id === "date-conversion" ? [() => inBrowser("webgl", true)] : []),
      ];
      const timed: { ms: number; open: () => Promise<Candidate> }[] = [];
      for (const open of candidates) {
        const { backend, where, renderer, subject } = await open();
        await subject.run(2);
        const ms = await subject.run(options.quick ? 1 : 6);
        await subject.dispose();
        timed.push({ ms, open });
        emit({
          part: "dates",
          table: "backends",
          id: spec.id,
          subject: subject.name,
          where,
          backend,
          renderer,
          ms: rounded(ms),
        });
      }
      const [fastest] = timed.toSorted((a, b) => a.ms - b.ms);
      if (!fastest) continue;
      const { backend, where, renderer, subject } = await fastest.open();
      const cap = options.quick ? 1 : CAP_SECONDS;
      const learned = await timeToExact(subject, GOAL, options.quick ? 2 : every, cap, say);
      await subject.dispose();
      emit({
        part: "dates",
        table: "learned",
        where,
        backend,
        renderer,
        ...learnedFields(subject, learned),
      });
    }
  } finally {
    await bench.close();
  }
}
