import { createContext, useContext } from "react";
import { present } from "../lib/assert";
import type { Messages } from "./messages";

export const MessagesContext = createContext<Messages | null>(null);

/** Every word the page says, in the reader's language. */
export function useMessages(): Messages {
  return present(useContext(MessagesContext), "a MessagesContext around the page");
}
