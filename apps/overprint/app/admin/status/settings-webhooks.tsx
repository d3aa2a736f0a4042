import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Webhooks - Overprint" }];

export default function SettingsWebhooksPage() {
  return (
    <>
      <PageHeader title="Webhooks" />
      <EmptyState title="Nothing here yet" text="Who is told about changes, by machine." />
    </>
  );
}
