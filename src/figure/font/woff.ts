/** The tables of a font in a WOFF 1 file: each is compressed for itself, so that only those needed are unpacked. */

/** Tables by their tags. */
export type FontTables = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

const HEADER = 44;
const ENTRY = 20;

/** Throws RangeError where the bytes are no WOFF file or a table is missing. */
export async function readWoff(bytes: Uint8Array<ArrayBuffer>, tags: readonly string[]): Promise<FontTables> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER || tagAt(bytes, 0) !== "wOFF") throw new RangeError("not a WOFF file");
  const count = view.getUint16(12);
  const tables = new Map<string, Uint8Array<ArrayBuffer>>();
  for (let i = 0; i < count; i++) {
    const at = HEADER + i * ENTRY;
    const tag = tagAt(bytes, at);
    if (!tags.includes(tag)) continue;
    const [offset, packed, size] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)];
    const data = bytes.slice(offset, offset + packed);
    tables.set(tag, packed < size ? await inflate(data) : data);
  }
  for (const tag of tags) if (!tables.has(tag)) throw new RangeError(`the font has no table ${tag}`);
  return tables;
}

function tagAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

async function inflate(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
