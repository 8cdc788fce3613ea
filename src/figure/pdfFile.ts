/** PDF objects in a file. */

/** What stands between `obj` and `endobj`. */
export type PdfObject = string | Uint8Array<ArrayBuffer>;

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A compressed stream; `entries` go into its dictionary. */
export async function stream(
  entries: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = typeof content === "string" ? encode(content) : content;
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  const data = new Uint8Array(await new Response(packed).arrayBuffer());
  const head = encode(`<<${entries}/Filter/FlateDecode/Length ${data.length}>>\nstream\n`);
  return joined([head, data, encode("\nendstream")]);
}

/** A text string that may hold any character. */
export function utf16(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, "0"),
  );
  return `<feff${units.join("")}>`;
}

/** Objects are numbered from 1, in their order. */
export function pdfFile(
  objects: readonly PdfObject[],
  { root, info }: { readonly root: number; readonly info: number },
): Uint8Array<ArrayBuffer> {
  // Bytes above 127 in the second line tell transfer programs that this is no text.
  const pieces: Uint8Array<ArrayBuffer>[] = [encode("%PDF-1.7\n%"), new Uint8Array([226, 227, 207, 211, 10])];
  let length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const add = (piece: Uint8Array<ArrayBuffer>): void => {
    pieces.push(piece);
    length += piece.length;
  };
  const places = objects.map((object, i) => {
    const place = length;
    add(encode(`${i + 1} 0 obj\n`));
    add(typeof object === "string" ? encode(object) : object);
    add(encode("\nendobj\n"));
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const start = length;
  add(encode(`xref\n0 ${size}\n0000000000 65535 f \n${table}`));
  add(encode(`trailer\n<</Size ${size}/Root ${root} 0 R/Info ${info} 0 R>>\nstartxref\n${start}\n%%EOF\n`));
  return joined(pieces);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
