import { isIconName, type IconName } from '@/kit/icons'

/** Icons of field types as the engine names them, where the set calls them otherwise. */
const renamed: Record<string, IconName> = {
  switch: 'toggle', multi_select: 'checklist', number: 'hash', id_card: 'idCard', organisation: 'org', user: 'person', serial: 'hash', money: 'yen',
}

/** The icon of a field type. */
export const typeIcon = (icon: string | undefined): IconName => {
  const name = renamed[icon ?? ''] ?? icon ?? ''
  return isIconName(name) ? name : 'text'
}
