/** Milliseconds from any fixed point; injected, so that tests need not wait. */
export type Clock = () => number;

/** Lets waiting messages in. A message channel, because nested timers are held back by 4 ms each. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
