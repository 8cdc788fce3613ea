/** How a token is written on screen: `<eos>` as an italic eos, so that it never looks like a word. */
export interface TokenText {
  readonly text: string;
  readonly special: boolean;
}

export function tokenText(token: string): TokenText {
  const special = /^<[a-z]+>$/.test(token);
  return { text: special ? token.slice(1, -1) : token === " " ? "␣" : token, special };
}
