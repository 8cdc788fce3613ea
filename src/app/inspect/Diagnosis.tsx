import { Fragment, useEffect, useId, useMemo, useState } from "react";
import type { Both } from "../../lessons/lesson";
import { diagnose, type Finding } from "../../matrix/diagnosis";
import type { AttentionMatrix } from "../../matrix/matrix";
import { useLoom, useLoomState } from "../../state/useStore";
import type { InspectState } from "./inspectState";
import { nameTaught, placeTaught, TAUGHT } from "./taught";
import { useInspectWords } from "./useInspectWords";
import { wordAt } from "./words";

interface DiagnosisProps {
  readonly weights: AttentionMatrix;
  readonly rowWord: InspectState["rowWord"];
}

/** What stands out in the weights, in words; each sentence opens why that can be. */
export function Diagnosis({ weights, rowWord }: DiagnosisProps) {
  const { diagnosis } = useInspectWords();
  const findings = useMemo(() => diagnose(weights, { rows: rowWord }), [weights, rowWord]);
  const [open, setOpen] = useState<string | null>(null);
  const id = useId();
  const word = (column: number): string => wordAt(weights.columns, column);
  return (
    <section className="diagnosis" aria-label={diagnosis.label} data-diagnosis>
      {findings.length === 0 ? <p>{diagnosis.none}</p> : null}
      {findings.map((finding, i) => {
        const says = diagnosis.says[finding.id] as (
          finding: Finding,
          word: (column: number) => string,
        ) => string;
        // A leak may be told of several columns.
        const key = `${finding.id} ${i}`;
        const isOpen = open === key;
        return (
          <Fragment key={key}>
            <p data-finding={finding.id}>
              {says(finding, word)}{" "}
              <button
                type="button"
                className="link"
                aria-expanded={isOpen}
                aria-controls={isOpen ? `${id}why` : undefined}
                onClick={() => setOpen(isOpen ? null : key)}
              >
                {diagnosis.why}
              </button>
            </p>
            {isOpen ? (
              <p className="explanation" id={`${id}why`}>
                {diagnosis.explains[finding.id]} <TaughtIn id={finding.id} />
              </p>
            ) : null}
          </Fragment>
        );
      })}
    </section>
  );
}

/** The way to where it is taught, once its name there is known. */
function TaughtIn({ id }: { id: Finding["id"] }) {
  const { diagnosis } = useInspectWords();
  const loom = useLoom();
  const language = useLoomState((state) => state.scene.language);
  const [name, setName] = useState<Both<string> | null>(null);
  const taught = TAUGHT[id];
  useEffect(() => {
    let isHere = true;
    nameTaught(taught).then(
      (found) => {
        if (isHere) setName(found);
      },
      // Without the lessons there is no way to them; what was said stays true.
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, [taught]);
  if (!name) return null;
  const place = placeTaught(taught);
  return (
    <button
      type="button"
      className="link"
      data-taught={place}
      onClick={() => loom.setScene({ screen: "lessons", place })}
    >
      {diagnosis[taught.kind](name[language])}
    </button>
  );
}
