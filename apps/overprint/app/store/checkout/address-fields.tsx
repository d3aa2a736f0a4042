import { type AddressForm, type AddressProblems, usStates } from "@overprint/core/shipping";

type Field = {
  readonly name: keyof AddressForm;
  readonly label: string;
  readonly autoComplete: string;
  readonly type?: "text" | "email" | "tel";
  readonly isWide?: boolean;
  readonly inputMode?: "numeric";
};

const contact: readonly Field[] = [
  { name: "firstName", label: "First name", autoComplete: "given-name" },
  { name: "lastName", label: "Last name", autoComplete: "family-name" },
  { name: "email", label: "E-mail", autoComplete: "email", type: "email" },
  { name: "phone", label: "Phone", autoComplete: "tel", type: "tel" },
  { name: "company", label: "Company (optional)", autoComplete: "organization", isWide: true },
  { name: "street", label: "Street and number", autoComplete: "address-line1", isWide: true },
  { name: "street2", label: "Suite, floor (optional)", autoComplete: "address-line2", isWide: true },
  { name: "city", label: "City", autoComplete: "address-level2" },
];

export type AddressFieldsProps = {
  readonly typed: AddressForm;
  readonly problems: AddressProblems;
  /** The last field of the address has been filled in. */
  readonly onComplete?: () => void;
};

/** A US address, with each problem beside its field. */
export function AddressFields({ typed, problems, onComplete }: AddressFieldsProps) {
  return (
    <div className="grid-2">
      {contact.map((field) => (
        <TextField key={field.name} {...field} value={typed[field.name]} problem={problems[field.name]} />
      ))}
      <StateField value={typed.state} problem={problems.state} />
      <TextField
        name="postalCode"
        label="ZIP code"
        autoComplete="postal-code"
        inputMode="numeric"
        value={typed.postalCode}
        problem={problems.postalCode}
        onBlur={(value) => {
          if (/^\d{5}/.test(value)) onComplete?.();
        }}
      />
    </div>
  );
}

function TextField({
  name,
  label,
  autoComplete,
  type = "text",
  isWide,
  inputMode,
  value,
  problem,
  onBlur,
}: Field & {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onBlur?: (value: string) => void;
}) {
  return (
    <div className={isWide ? "field span" : "field"}>
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        autoComplete={autoComplete}
        {...(inputMode ? { inputMode } : {})}
        defaultValue={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${name}-problem` : undefined}
        onBlur={(event) => onBlur?.(event.currentTarget.value)}
      />
      <Problem name={name} problem={problem} />
    </div>
  );
}

function StateField({ value, problem }: { readonly value: string; readonly problem: string | undefined }) {
  return (
    <div className="field">
      <label htmlFor="state">State</label>
      <select
        id="state"
        name="state"
        autoComplete="address-level1"
        defaultValue={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? "state-problem" : undefined}
      >
        <option value="">Choose</option>
        {usStates.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <Problem name="state" problem={problem} />
    </div>
  );
}

function Problem({ name, problem }: { readonly name: string; readonly problem: string | undefined }) {
  if (!problem) return null;
  return (
    <p className="error" id={`${name}-problem`}>
      {problem}
    </p>
  );
}
