import * as tf from "./tf";

let queue: Promise<unknown> = Promise.resolve();

/** A backend that was left may never answer a read; what waits behind that read need not wait with it. */
export function forgetAsyncWork(): void {
  queue = Promise.resolve();
}

/**
 * `tf.tidy` for work that reads numbers back on its way: every tensor that it makes is freed when it ends. Such works
 * wait for one another, because tensorflow.js has one stack of scopes; none may be begun inside another.
 */
export function asyncTidy<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(async () => {
    const engine = tf.engine();
    engine.startScope();
    try {
      return await work();
    } finally {
      engine.endScope();
    }
  });
  queue = turn.catch(() => {});
  return turn;
}
