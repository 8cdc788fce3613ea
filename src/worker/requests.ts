/** What the page asked of the worker and still waits for: each is answered, refused, or given up with its run. */
import { type Problem, ProblemError } from "../lib/problem";
import type { Command, Event } from "./protocol";

/** The event that answers a command. */
const ANSWERS = { trace: "traced", probe: "probed", evaluate: "measured", export: "exported" } as const;

type Asked = keyof typeof ANSWERS;
type RequestCommand = Extract<Command, { type: Asked }>;
type Answer<T extends Asked = Asked> = Extract<Event, { type: (typeof ANSWERS)[T] }>;

/** What a command says beside its own name and numbers. */
export type Wish<T extends Asked> = Omit<Extract<Command, { type: T }>, "type" | "runId" | "requestId">;

export type Ask = <T extends Asked>(type: T, wish: Wish<T>) => Promise<Answer<T>>;

export interface Requests {
  /** Rejects with a `ProblemError`. */
  ask<T extends Asked>(runId: number, type: T, wish: Wish<T>): Promise<Answer<T>>;
  /** Settles the request that an event answers; false if the event is no answer. */
  answer(event: Event): boolean;
  refuse(requestId: number, problem: Problem): void;
  /** Rejects the requests of one run, or all of them. */
  reject(problem: Problem, runId?: number): void;
  /** To a worker that never heard of them. */
  postAgain(runId: number): void;
}

interface Waiting {
  readonly command: RequestCommand;
  readonly resolve: (event: Answer) => void;
  readonly reject: (error: ProblemError) => void;
}

const isAnswer = (event: Event): event is Answer =>
  (Object.values(ANSWERS) as readonly string[]).includes(event.type);

export function createRequests(post: (command: Command) => void): Requests {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const take = (requestId: number): Waiting | undefined => {
    const request = waiting.get(requestId);
    waiting.delete(requestId);
    return request;
  };
  return {
    ask: <T extends Asked>(runId: number, type: T, wish: Wish<T>) =>
      new Promise<Answer<T>>((resolve, reject) => {
        lastId += 1;
        const command = { ...wish, type, runId, requestId: lastId } as unknown as RequestCommand;
        const settle = (event: Answer): void => {
          if (event.type === ANSWERS[type]) resolve(event as Answer<T>);
          else reject(new ProblemError({ code: "engine-failed", detail: event.type }));
        };
        waiting.set(lastId, { command, resolve: settle, reject });
        post(command);
      }),
    answer: (event) => {
      if (!isAnswer(event)) return false;
      take(event.requestId)?.resolve(event);
      return true;
    },
    refuse: (requestId, problem) => take(requestId)?.reject(new ProblemError(problem)),
    reject: (problem, runId) => {
      for (const [requestId, { command }] of [...waiting]) {
        if (runId === undefined || command.runId === runId)
          take(requestId)?.reject(new ProblemError(problem));
      }
    },
    postAgain: (runId) => {
      for (const { command } of waiting.values()) if (command.runId === runId) post(command);
    },
  };
}
