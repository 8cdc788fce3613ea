/** The page that measurements in a browser are made in: it keeps workers and passes questions on to them. */

const workers = new Map<number, Worker>();
let last = 0;

declare global {
  interface Window {
    bench: typeof bench;
  }
}

const bench = {
  /** The number of a new worker. */
  open(): number {
    last += 1;
    workers.set(last, new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }));
    return last;
  },
  ask(id: number, job: string, args: readonly unknown[]): Promise<unknown> {
    const worker = workers.get(id);
    if (!worker) throw new Error(`There is no worker ${id}.`);
    last += 1;
    const question = last;
    return new Promise((resolve, reject) => {
      const listen = ({ data }: MessageEvent<{ id: number; value?: unknown; error?: string }>): void => {
        if (data.id !== question) return;
        worker.removeEventListener("message", listen);
        if (data.error === undefined) resolve(data.value);
        else reject(new Error(data.error));
      };
      worker.addEventListener("message", listen);
      worker.addEventListener("error", (event) => reject(new Error(event.message)), { once: true });
      worker.postMessage({ id: question, job, args });
    });
  },
  close(id: number): void {
    workers.get(id)?.terminate();
    workers.delete(id);
  },
};

window.bench = bench;
