/**
 * The safetensors container: 8 bytes little-endian header length, a JSON header `{name: {dtype, shape, data_offsets}}`
 * with `__metadata__`, then the numbers. Only float32 is read and written.
 */
import { ProblemError } from "./problem";

export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface TensorFile {
  readonly tensors: Readonly<Record<string, StoredTensor>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Larger files are not models of this project: the default preset needs 200 kB. */
const LIMIT_BYTES = 256 * 1024 * 1024;
const LENGTH_BYTES = 8;

export function encodeSafetensors(file: TensorFile): ArrayBuffer {
  const header: Record<string, unknown> = { __metadata__: file.metadata };
  let offset = 0;
  for (const [name, { shape, data }] of Object.entries(file.tensors)) {
    header[name] = { dtype: "F32", shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  const unpadded = new TextEncoder().encode(JSON.stringify(header));
  // The numbers begin on a multiple of 8: the header is filled up with spaces, as the format allows.
  const headerBytes = Math.ceil(unpadded.length / 8) * 8;
  const buffer = new ArrayBuffer(LENGTH_BYTES + headerBytes + offset);
  const bytes = new Uint8Array(buffer);
  bytes.fill(0x20, LENGTH_BYTES, LENGTH_BYTES + headerBytes);
  bytes.set(unpadded, LENGTH_BYTES);
  const view = new DataView(buffer);
  view.setBigUint64(0, BigInt(headerBytes), true);
  let position = LENGTH_BYTES + headerBytes;
  for (const { data } of Object.values(file.tensors)) {
    for (let i = 0; i < data.length; i++) view.setFloat32(position + 4 * i, data[i] ?? 0, true);
    position += data.byteLength;
  }
  return buffer;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

/** Throws ProblemError with what is wrong with the file; a tensor is named where one is to blame. */
export function decodeSafetensors(buffer: ArrayBuffer): TensorFile {
  const total = buffer.byteLength;
  if (total > LIMIT_BYTES)
    throw new ProblemError({ code: "model-oversized", bytes: total, limit: LIMIT_BYTES });
  if (total < LENGTH_BYTES) throw new ProblemError({ code: "model-not-safetensors" });
  const view = new DataView(buffer);
  const headerBytes = Number(view.getBigUint64(0, true));
  const looksRight = headerBytes >= 2 && headerBytes <= LIMIT_BYTES;
  if (!looksRight) throw new ProblemError({ code: "model-not-safetensors" });
  const start = LENGTH_BYTES + headerBytes;
  if (start > total) {
    const opens = total > LENGTH_BYTES && view.getUint8(LENGTH_BYTES) === 0x7b;
    throw new ProblemError(
      opens ? { code: "model-truncated", expected: start, actual: total } : { code: "model-not-safetensors" },
    );
  }
  let header: unknown;
  try {
    header = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(buffer, LENGTH_BYTES, headerBytes)),
    );
  } catch {
    throw new ProblemError({ code: "model-not-safetensors" });
  }
  if (!isRecord(header)) throw new ProblemError({ code: "model-not-safetensors" });
  const { __metadata__: stored = {}, ...entries } = header;
  if (!isRecord(stored)) throw new ProblemError({ code: "model-metadata", field: "__metadata__" });
  const metadata: Record<string, string> = {};
  for (const [key, value] of Object.entries(stored)) {
    if (typeof value !== "string") throw new ProblemError({ code: "model-metadata", field: key });
    metadata[key] = value;
  }
  const tensors: Record<string, StoredTensor> = {};
  for (const [tensor, entry] of Object.entries(entries))
    tensors[tensor] = readTensor(view, start, tensor, entry);
  const used = Object.values(tensors).reduce((sum, { data }) => sum + data.byteLength, 0);
  if (start + used < total)
    throw new ProblemError({ code: "model-oversized", bytes: total, limit: start + used });
  return { tensors, metadata };
}

function readTensor(view: DataView, start: number, tensor: string, entry: unknown): StoredTensor {
  if (!isRecord(entry) || !isCounts(entry.shape) || !isCounts(entry.data_offsets))
    throw new ProblemError({ code: "model-not-safetensors" });
  if (entry.dtype !== "F32")
    throw new ProblemError({ code: "model-tensor-type", tensor, type: String(entry.dtype) });
  const { shape } = entry;
  const [from = 0, to = 0] = entry.data_offsets;
  const count = shape.reduce((product, size) => product * size, 1);
  if (to - from !== 4 * count)
    throw new ProblemError({
      code: "model-tensor-shape",
      tensor,
      expected: `${4 * count} bytes for [${shape.join(", ")}]`,
      actual: `${to - from} bytes`,
    });
  if (start + to > view.byteLength)
    throw new ProblemError({ code: "model-truncated", expected: start + to, actual: view.byteLength });
  const data = Float32Array.from({ length: count }, (_, i) => view.getFloat32(start + from + 4 * i, true));
  return { shape, data };
}
