import {
  AtSign, Banknote, Calendar, CircleDot, Clock, Globe, Hash, Link2, MapPin, MessagesSquare, Phone, SquareCheck, Star, Tag, Type, User,
  type LucideIcon,
} from "lucide-preact";

const ICONS: Record<string, LucideIcon> = {
  number: Hash,
  checkbox: SquareCheck,
  currency: Banknote,
  date: Calendar,
  timestamp: Clock,
  rating: Star,
  status: CircleDot,
  select: Tag,
  "record-reference": Link2,
  "actor-reference": User,
  location: MapPin,
  domain: Globe,
  "email-address": AtSign,
  "phone-number": Phone,
  "personal-name": User,
  interaction: MessagesSquare,
};

export function TypeIcon({ type }: { type: string }) {
  const Icon = ICONS[type] ?? Type;
  return <Icon size={13} aria-hidden="true" class="type-icon" />;
}
