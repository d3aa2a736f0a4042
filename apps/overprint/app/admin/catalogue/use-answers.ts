import { useFetchers } from "react-router";
import { type Notice, useNotice } from "../../components/notice.tsx";

/** Shows the answers of all forms and dialogs on a page, each of which has its own fetcher. */
export function useAnswers(): void {
  const answers = useFetchers().flatMap(
    ({ data }) => (data as { notice?: Notice } | undefined)?.notice ?? [],
  );
  useNotice(answers.at(-1));
}
