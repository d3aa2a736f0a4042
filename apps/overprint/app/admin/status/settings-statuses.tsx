import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Import Status - Overprint" }];

export default function SettingsStatusesPage() {
  return (
    <>
      <PageHeader title="Import Status" />
      <EmptyState
        title="Nothing here yet"
        text="Which 4over status becomes which status of the order product."
      />
    </>
  );
}
