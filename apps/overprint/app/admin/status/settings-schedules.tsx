import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Schedules - Overprint" }];

export default function SettingsSchedulesPage() {
  return (
    <>
      <PageHeader title="Schedules" />
      <EmptyState title="Nothing here yet" text="When catalogue and statuses are synced." />
    </>
  );
}
