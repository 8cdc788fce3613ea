/**
 * Random commands against models of what has to become of them: the engine alone, whose every answer is foretold, and
 * the engine behind the client, whose worker also dies.
 */
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createRandom, type Random } from "../lib/random";
import * as tf from "../model/tf";
import { FIRST_SESSION, reduceSession, type Session } from "../state/session";
import { useBackend } from "../testing/backend";
import { Engines, turn, WASM_CHOICE } from "../testing/engines";
import { createWorkerClient } from "./client";
import { createEngine } from "./engine";
import type { Command, Event, RunSettings } from "./protocol";
import type { Readable } from "./readWatch";

const SEQUENCES = 100;
/** Sentences of four digits at most, so that what is shown and measured in between costs little. */
const TINY: RunSettings = { task: "copy-4", seed: 1, units: 4, embed: 3, batch: 4 };
const MALFORMED: readonly unknown[] = [
  undefined,
  null,
  7,
  "train",
  [],
  {},
  { type: "explode", runId: 1 },
  { type: "train" },
  { type: "train", runId: "1" },
  { type: "train", runId: 1, updates: -3 },
  { type: "train", runId: 1, updates: Number.NaN },
  { type: "throttle", runId: 1, updatesPerSecond: 0 },
  { type: "background", runId: 1, background: "sleep" },
  { type: "pin", runId: 1, text: 5 },
  { type: "pin", runId: 1, text: "3 1", interventions: [{ kind: "magic" }] },
  { type: "trace", runId: 1, text: "3 1" },
  { type: "trace", runId: 1, requestId: 4, text: "3 1", interventions: {} },
  { type: "configure", runId: 9 },
  { type: "configure", runId: 9, settings: { task: "copy" } },
  { type: "configure", runId: 9, settings: TINY, model: "bytes" },
];
const BAD_SETTINGS: readonly RunSettings[] = [
  { ...TINY, task: "klingon" },
  { ...TINY, units: -1 },
  { ...TINY, wiring: "plain", score: "dot" },
  { ...TINY, learningRate: Number.NaN },
];

const unhandled: unknown[] = [];
beforeAll(async () => {
  process.on("unhandledRejection", (reason) => unhandled.push(reason));
  await useBackend("wasm");
});
afterEach(() => expect(unhandled).toEqual([]));

/** An answer, as far as it can be foretold. */
type Answer = readonly [type: Event["type"], runId: number | null, requestId?: number | null];

interface Foretold {
  readonly answers: Answer[];
  /** The run that stands, and whether it was ever told to train. */
  run: { readonly id: number; trained: boolean } | null;
}

/** What the engine has to make of a message: an answer, or nothing where a rule says that it is dropped. */
function foretell(model: Foretold, message: unknown): void {
  const { answers, run } = model;
  if (MALFORMED.includes(message)) {
    const said = (message ?? {}) as { runId?: unknown; requestId?: unknown };
    const runId = typeof said.runId === "number" ? said.runId : (run?.id ?? 0);
    answers.push(["refused", runId, typeof said.requestId === "number" ? said.requestId : null]);
    return;
  }
  const command = message as Command;
  const { runId } = command;
  if (command.type === "ping") answers.push(["pong", runId]);
  else if (command.type === "configure") {
    const isBad = BAD_SETTINGS.includes(command.settings) || command.model !== undefined;
    answers.push(isBad ? ["refused", runId, null] : ["configured", runId]);
    if (!isBad) model.run = { id: runId, trained: false };
  } else if (run?.id === runId) {
    const isBad = "text" in command && command.text === "";
    const requestId = "requestId" in command ? command.requestId : null;
    if (isBad) answers.push(["refused", runId, requestId]);
    else if (command.type === "trace") answers.push(["traced", runId, requestId]);
    else if (command.type === "probe") answers.push(["probed", runId, requestId]);
    else if (command.type === "evaluate") answers.push(["measured", runId, requestId]);
    else if (command.type === "export") answers.push(["exported", runId, requestId]);
    else if (command.type === "train") run.trained = true;
  }
}

function randomMessage(random: Random, newest: number, requestId: number): unknown {
  // Mostly the newest run; sometimes one that is over, or one that never was.
  const runId = random.next() < 0.8 ? newest : random.int(newest + 2);
  const text = random.next() < 0.8 ? "3 1 4" : "";
  const makers: readonly (() => unknown)[] = [
    () => ({ type: "configure", runId: newest + 1, settings: TINY }),
    () => ({ type: "configure", runId, settings: TINY }),
    () => ({ type: "configure", runId: newest + 1, settings: random.pick(BAD_SETTINGS) }),
    () => ({ type: "configure", runId: newest + 1, settings: TINY, model: new ArrayBuffer(3) }),
    () => ({ type: "train", runId }),
    () => ({ type: "train", runId, updates: 1 + random.int(4) }),
    () => ({ type: "pause", runId }),
    () => ({ type: "throttle", runId, updatesPerSecond: random.pick([null, 1, 500]) }),
    () => ({ type: "background", runId, background: random.pick([null, "train", "pause"]) }),
    () => ({ type: "save", runId }),
    () => ({ type: "pin", runId, text }),
    () => ({ type: "trace", runId, requestId, text }),
    () => ({ type: "probe", runId, requestId, text, forced: "3 1 4" }),
    () => ({ type: "evaluate", runId, requestId, sentences: 3 }),
    () => ({ type: "export", runId, requestId }),
    () => ({ type: "ping", runId }),
    () => MALFORMED[random.int(MALFORMED.length)],
  ];
  return random.pick(makers)();
}

function answerOf(event: Event): Answer[] {
  if (event.type === "refused") return [[event.type, event.runId, event.requestId]];
  if (event.type === "configured" || event.type === "pong") return [[event.type, event.runId]];
  const isAnswer = event.type === "traced" || event.type === "probed";
  if (isAnswer || event.type === "measured" || event.type === "exported")
    return [[event.type, event.runId, event.requestId]];
  return [];
}

/** The run that each event of a run in work belongs to is the one that was configured last. */
function expectOneRunAtOnce(events: readonly Event[]): void {
  let standing: number | null = null;
  for (const event of events) {
    if (event.type === "ready") standing = null;
    else if (event.type === "configured") standing = event.runId;
    else if (["status", "progress", "evaluated", "snapshot", "checkpoint"].includes(event.type))
      expect("runId" in event ? event.runId : null).toBe(standing);
  }
}

describe("the engine under random commands", () => {
  for (let seed = 0; seed < SEQUENCES; seed++)
    it(`answers or drops each by rule and can train afterwards (${seed})`, async () => {
      const random = createRandom(seed).fork("commands");
      const events: Event[] = [];
      const engine = createEngine(
        (event) => events.push(event),
        WASM_CHOICE,
        () => performance.now(),
      );
      const model: Foretold = { answers: [], run: null };
      let newest = 1;
      const send = (message: unknown): void => {
        foretell(model, message);
        engine.handle(message);
        newest = Math.max(newest, model.run?.id ?? 0);
      };
      send({ type: "configure", runId: 1, settings: TINY });
      for (let i = 0; i < 12; i++) {
        send(randomMessage(random, newest, 100 + i));
        // Often several at once, sometimes some way into a step, a trace or an evaluation.
        for (let wait = random.int(6) - 3; wait > 0; wait--) await turn();
      }
      const { id: runId } = model.run ?? { id: newest };
      send({ type: "background", runId, background: null });
      send({ type: "throttle", runId, updatesPerSecond: null });
      send({ type: "pause", runId });
      send({ type: "ping", runId });
      const isAnswered = (): boolean => events.flatMap(answerOf).length >= model.answers.length;
      while (!isAnswered()) await turn();
      expect(events.flatMap(answerOf)).toEqual(model.answers);
      const last = events.filter((event) => event.type === "status").at(-1);
      expect(last).toMatchObject({ runId, status: model.run?.trained ? "paused" : "idle" });

      send({ type: "train", runId, updates: 2 });
      const target = (last?.step ?? 0) + 2;
      // A run before this one may have been measured there, too.
      const said = events.length;
      const isDone = (): boolean =>
        events.slice(said).some((event) => event.type === "evaluated" && event.evaluation.step === target);
      while (!isDone()) await turn();
      const end = events.filter((event) => event.type === "status").at(-1);
      expect(end).toEqual({ type: "status", runId, status: "paused", step: target });
      expectOneRunAtOnce(events);
      await engine.close();
    });
});

describe("the client under random commands, with a worker that dies", () => {
  for (let seed = 0; seed < SEQUENCES; seed++)
    it(`settles all that it promised, never has two workers and can train afterwards (${seed})`, async () => {
      const random = createRandom(seed).fork("client");
      const engines = new Engines();
      let time = 0;
      const clock = { now: () => time, every: () => () => {} };
      const client = createWorkerClient(engines.spawn, clock);
      let session: Session = FIRST_SESSION;
      let most = 0;
      client.subscribe((event) => {
        session = reduceSession(session, event);
        most = Math.max(most, engines.living);
      });
      const promised: Promise<unknown>[] = [];
      /** What was wished last of the run in use, and of the one about to stand, which undefined is where nothing was. */
      type Wish = "train" | "pause" | "some updates" | undefined;
      let wish: Wish;
      let about: { wish: Wish } | null = null;
      const configure = (settings: RunSettings, model?: ArrayBuffer): void => {
        if (about) wish = about.wish ?? wish;
        const next: { wish: Wish } = { wish: undefined };
        about = next;
        const end = (own: Wish) => (): void => {
          if (about !== next) return;
          wish = next.wish ?? own;
          about = null;
        };
        promised.push(
          client.configure(settings, model).then(
            () => end(undefined)(),
            () => end(wish)(),
          ),
        );
      };
      const say = (next: Wish): void => {
        if (about) about.wish = next;
        else wish = next;
      };
      configure(TINY);
      const actions: readonly (() => unknown)[] = [
        () => configure({ ...TINY, seed: random.int(9) }),
        () => configure(random.pick(BAD_SETTINGS)),
        () => configure(TINY, new ArrayBuffer(3)),
        () => {
          client.train();
          say("train");
        },
        () => {
          client.train(1 + random.int(4));
          say("some updates");
        },
        () => {
          client.pause();
          say("pause");
        },
        () => client.throttle(random.pick([null, 1, 500])),
        () => client.setBackground(random.pick([null, "train", "pause"])),
        () => client.save(),
        () => client.pin(random.pick(["3 1 4", ""])),
        () => promised.push(client.trace(random.pick(["3 1 4", ""]))),
        () => promised.push(client.probe("3 1 4")),
        () => promised.push(client.exportModel()),
        () => engines.inject(MALFORMED[random.int(MALFORMED.length)]),
        () => {
          time += 30_000;
          engines.die();
        },
      ];
      for (let i = 0; i < 14; i++) {
        random.pick(actions)();
        for (const one of promised) one.catch(() => {});
        for (let wait = random.int(8) - 3; wait > 0; wait--) await turn();
      }
      client.setBackground(null);
      client.throttle(null);
      client.pin("3 1 4");
      await Promise.allSettled(promised);
      // Where a run stands, it does what was wished last.
      const isTraining = (): boolean => session.status === "training";
      const isAsWished = (): boolean => isTraining() === (wish === "train");
      while (session.runId > 0 && !isAsWished()) await turn();
      // And it hears of what is wished next.
      for (const next of session.runId > 0 ? [false, true] : []) {
        if (next) client.train();
        else client.pause();
        while (isTraining() !== next) await turn();
      }
      // At the end of all of it a reader begins again, trains, and gets what was asked for.
      await client.configure(TINY);
      const canTrain = (): boolean => session.runId > 0 && !["loading", "failed"].includes(session.status);
      while (!canTrain()) await turn();
      client.pause();
      client.train(2);
      const isDone = (): boolean => session.status === "paused" && session.step === 2;
      while (!isDone()) await turn();
      expect(most).toBe(1);
      expectOneRunAtOnce(engines.sent);
      client.dispose();
      await engines.settled();
    });
});

it("a reset in the middle of an evaluation waits for its end, and nothing of the old run comes after", async () => {
  const events: Event[] = [];
  const engine = createEngine(
    (event) => events.push(event),
    WASM_CHOICE,
    () => performance.now(),
  );
  const backend = tf.backend() as unknown as Readable;
  const { read } = backend;
  let isInside = false;
  backend.read = (dataId) => {
    // The first snapshot is followed by the first evaluation; this is its first read.
    if (!isInside && events.some(({ type }) => type === "snapshot")) {
      isInside = true;
      engine.handle({ type: "configure", runId: 2, settings: TINY });
    }
    return read(dataId);
  };
  engine.handle({ type: "configure", runId: 1, settings: TINY });
  const isMeasured = (runId: number) => (event: Event) => event.type === "evaluated" && event.runId === runId;
  while (!events.some(isMeasured(2))) await turn();
  expect(isInside).toBe(true);
  expect(events.findIndex(isMeasured(1))).toBeLessThan(
    events.findIndex((event) => event.type === "configured" && event.runId === 2),
  );
  expectOneRunAtOnce(events);
  await engine.close();
});
