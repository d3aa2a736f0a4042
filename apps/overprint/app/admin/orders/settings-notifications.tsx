import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Notifications - Overprint" }];

export default function SettingsNotificationsPage() {
  return (
    <>
      <PageHeader title="Notifications" />
      <EmptyState title="Nothing here yet" text="Who is told about what, by mail." />
    </>
  );
}
