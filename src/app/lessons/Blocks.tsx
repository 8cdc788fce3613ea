/** What a beat is made of, block by block. */
import { Suspense } from "react";
import type { LessonsMessages } from "../../i18n/sections/lessons";
import type { Block, Bookmark, Experiment } from "../../lessons/lesson";
import { Formula } from "../../panels/Formula";
import { useLoom, useLoomState } from "../../state/useStore";
import { useCommands } from "../commands";
import { noteRefusal } from "../noteRefusal";
import { wholeBookmark } from "./bookmark";
import { fetchedRuns, recordedRuns } from "./experiment/recordedParts";
import { recordNow } from "./experiment/records";
import { late } from "./late";
import { Prose } from "./Prose";
import type { ProseContext } from "./pieces";

const RecordedRuns = late(async () => (await recordedRuns()).RecordedRuns);

interface BlocksProps {
  readonly blocks: readonly Block[];
  /** Of the lesson: its recorded runs may stand among the blocks. */
  readonly experiment: Experiment;
  /** The part is open, or was: then what has to be fetched is. */
  readonly isShown: boolean;
  /** Nothing can be fetched any more. */
  readonly printing: boolean;
  readonly context: ProseContext;
  readonly words: LessonsMessages;
}

export function Blocks({ blocks, ...others }: BlocksProps) {
  return blocks.map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks do not change places
    <OneBlock key={i} block={block} {...others} />
  ));
}

interface OneBlockProps extends Omit<BlocksProps, "blocks"> {
  readonly block: Block;
}

function OneBlock({ block, experiment, isShown, printing, context, words }: OneBlockProps) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p className="prose">
          <Prose text={block.text} context={context} />
        </p>
      );
    case "equation":
      return (
        <div className="lesson-equation">
          <Formula tex={block.tex} tall />
        </div>
      );
    case "task":
      return (
        <div className="lesson-task">
          <span className="caption">{words.task}</span>
          <p className="prose">
            <Prose text={block.text} context={context} />
          </p>
        </div>
      );
    case "recorded": {
      const text = (
        <p className="prose">
          <Prose text={block.text} context={context} />
        </p>
      );
      if (block.experiment !== experiment.id) return text;
      if (printing) {
        // What it speaks of stands below it, or neither is printed.
        const Runs = fetchedRuns();
        return Runs && recordNow(experiment) ? <Runs experiment={experiment}>{text}</Runs> : null;
      }
      if (!isShown) return text;
      return (
        <Suspense fallback={text}>
          <RecordedRuns experiment={experiment}>{text}</RecordedRuns>
        </Suspense>
      );
    }
    case "link":
      return <SceneLink text={block.text} scene={block.scene} />;
  }
}

/** Puts another scene on the stage; the lesson stays where it is. */
function SceneLink({
  text,
  scene,
}: Pick<Extract<Block, { kind: "link" }>, "text"> & { readonly scene: Bookmark }) {
  const loom = useLoom();
  const { runs } = useCommands();
  const language = useLoomState((state) => state.scene.language);
  const go = (): void => {
    wholeBookmark(scene)
      .then((whole) => runs.applyScene(whole))
      .catch((error: unknown) => noteRefusal(loom, error));
  };
  return (
    <p className="prose">
      <button type="button" className="link scene-link" onClick={go}>
        {text[language]}
      </button>
    </p>
  );
}
