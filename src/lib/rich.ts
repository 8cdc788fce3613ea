/** A sentence with coloured words: a locale puts the words in its own order and says which family each belongs to. */
export type Family = "src" | "tgt" | "ctx";
export type Span = string | { readonly family: Family | null; readonly text: string };
export type Rich = readonly Span[];
