// The types of an Attio workspace, written by `npx attio-wasm types`. Changes by hand are lost.
import type { Attr } from "attio-wasm";

declare module "attio-wasm" {
  interface Register {
    workspace: Workspace;
  }
}

export interface Workspace {
  objects: {
    /** Company */
    companies: {
      /** Created at */
      created_at: Attr.Timestamp<"readonly">;
      /** Created by */
      created_by: Attr.ActorReference<"readonly">;
      /** Domains */
      domains: Attr.Domain<"many" | "unique">;
      /** Name */
      name: Attr.Text;
      /** Record ID */
      record_id: Attr.Text<"unique" | "readonly">;
      /** Team */
      team: Attr.RecordReference<"people", "many">;
      /** Tier */
      tier: Attr.Select<"Gold" | "Silver">;
    };
    /** Invoice */
    invoices: {
      /** 2nd reminder */
      "2nd_reminder": Attr.Date;
      /** About */
      about: Attr.RecordReference<"companies" | "people">;
      /** Address */
      address: Attr.Location;
      /** Anything */
      anything: Attr.RecordReference<string>;
      /** Contacts */
      contacts: Attr.RecordReference<"people", "many">;
      /** Created at */
      created_at: Attr.Timestamp<"readonly">;
      /** Created by */
      created_by: Attr.ActorReference<"readonly">;
      /** Note */
      currency_note: Attr.Text<"required" | "default">;
      /** Customer */
      customer: Attr.RecordReference<"companies">;
      /** Due */
      due: Attr.Date;
      /** Happiness */
      happiness: Attr.Rating;
      /** Hours */
      hours: Attr.Number;
      /** Paid */
      is_paid: Attr.Checkbox;
      /** Margin */
      margin: Attr.Number<"readonly">;
      /** Mood */
      mood: Attr.Unknown<"sentiment">;
      /**
       * Number
       *
       * As printed.
       */
      number: Attr.Text<"required" | "unique">;
      /** Owner */
      owner: Attr.ActorReference;
      /** Phone */
      phone: Attr.PhoneNumber;
      /** Record ID */
      record_id: Attr.Text<"unique" | "readonly">;
      /** Sent at */
      sent_at: Attr.Timestamp;
      /** Stage */
      stage: Attr.Status<"Draft" | "Paid" | "Sent">;
      /** Tags */
      tags: Attr.Select<"Disputed" | "Overdue", "many">;
      /** Total */
      total: Attr.Currency<"required">;
    };
    /** Person */
    people: {
      /** Company */
      company: Attr.RecordReference<"companies">;
      /** Created at */
      created_at: Attr.Timestamp<"readonly">;
      /** Created by */
      created_by: Attr.ActorReference<"readonly">;
      /** Email addresses */
      email_addresses: Attr.EmailAddress<"many" | "unique">;
      /** Last interaction */
      last_interaction: Attr.Interaction;
      /** Name */
      name: Attr.PersonalName;
      /** Record ID */
      record_id: Attr.Text<"unique" | "readonly">;
    };
  };
  lists: {
    /** Partners */
    partners: {
      parent: "people";
      attributes: {
        /** Kinds */
        kinds: Attr.Select<"Agency" | "Reseller", "many">;
        /** Since */
        since: Attr.Date;
      };
    };
    /** Sales pipeline */
    sales_pipeline: {
      parent: "companies";
      attributes: {
        /** Contact */
        contact: Attr.RecordReference<"people">;
        /** Created at */
        created_at: Attr.Timestamp<"readonly">;
        /** Deal size */
        deal_size: Attr.Currency;
        /** Entry ID */
        entry_id: Attr.Text<"unique" | "readonly">;
        /** Stage */
        stage: Attr.Status<"Lead" | "Won", "required">;
      };
    };
  };
}
