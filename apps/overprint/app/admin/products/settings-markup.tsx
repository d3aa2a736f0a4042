import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Markup - Overprint" }];

export default function SettingsMarkupPage() {
  return (
    <>
      <PageHeader title="Markup" />
      <EmptyState title="Nothing here yet" text="What is added to the trade price." />
    </>
  );
}
