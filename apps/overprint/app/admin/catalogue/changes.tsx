import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Catalogue changes - Overprint" }];

export default function ChangesPage() {
  return (
    <>
      <PageHeader title="Catalogue changes" />
      <EmptyState
        title="Nothing here yet"
        text="Differences between 4over's catalogue and yours that await your approval."
      />
    </>
  );
}
