/** The trained models beside the page, as files, and the traces that are shown until the worker's own come. */
import { parseTrace } from "../trace/json";
import type { Trace } from "../trace/trace";

/** Null when it is not there. Some hosts answer with a page instead of a 404. */
async function fetchFile(name: string): Promise<Response | null> {
  try {
    const response = await fetch(new URL(`models/${name}`, document.baseURI));
    const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
    return response.ok && !isPage ? response : null;
  } catch {
    return null;
  }
}

const traceOf = (file: string): string => `${file}.trace.json`;
const modelOf = (file: string): string => `${file}.safetensors`;

const asked = new Map<string, Promise<Response | null>>();

/** Asks for a model and its trace before there is a page to show them on; the next to want them gets these. */
export function askEarly(file: string): void {
  for (const name of [traceOf(file), modelOf(file)]) asked.set(name, fetchFile(name));
}

function shipped(name: string): Promise<Response | null> {
  const response = asked.get(name) ?? fetchFile(name);
  asked.delete(name);
  return response;
}

export async function shippedTrace(file: string): Promise<Trace | null> {
  const response = await shipped(traceOf(file));
  if (!response) return null;
  try {
    return parseTrace(await response.json());
  } catch {
    return null; // The worker's own trace comes anyway.
  }
}

export async function shippedModel(file: string): Promise<ArrayBuffer | null> {
  const response = await shipped(modelOf(file));
  return response ? response.arrayBuffer() : null;
}
