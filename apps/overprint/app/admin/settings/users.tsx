import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Users - Overprint" }];

export default function UsersPage() {
  return (
    <>
      <PageHeader title="Users" />
      <EmptyState title="Nothing here yet" text="Who may sign in, and as what." />
    </>
  );
}
