// Numbers inside a text keep their order also in a right-to-left sentence.

/** Two or more digits, with what people put between them: 112, +1 555 0142, 08:00–22:00. */
const NUMBER = /(\+?\d(?:[\d\s().:/–-]*\d)+)/;

/** Cuts a text into parts; those at odd places are numbers. Joined again they are the text. */
export function splitNumbers(text: string): readonly string[] {
  return text.split(NUMBER);
}

/** A text with each number isolated as left-to-right. */
export function Numbers({ text }: { text: string }) {
  return (
    <>
      {splitNumbers(text).map((part, at) =>
        at % 2 === 1 ? (
          <bdi key={at} dir="ltr">
            {part}
          </bdi>
        ) : (
          part
        ),
      )}
    </>
  );
}
