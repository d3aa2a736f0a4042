import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Artwork - Overprint" }];

export default function ArtworkPage() {
  return (
    <>
      <PageHeader title="Artwork" />
      <EmptyState title="Nothing here yet" text="Step 2 of the transfer." />
    </>
  );
}
