import { StyleProvider } from '@ant-design/cssinjs'
import { ConfigProvider, type ThemeConfig } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { antdLocale } from '@/i18n'
import { nonce } from './nonce'
import { colour, shape } from './tokens'
import { usePhone } from './usePhone'

/** Who asked his system for stillness gets it: nothing slides, and nothing waits for the end of a slide. */
const stillness = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches

const token: ThemeConfig['token'] = {
  colorPrimary: colour.primary, colorLink: colour.primary, colorInfo: colour.primary,
  colorPrimaryHover: colour['primary-hover'], colorPrimaryActive: colour['primary-active'],
  colorLinkHover: colour['primary-hover'], colorLinkActive: colour['primary-active'],
  colorSuccess: colour.success, colorWarning: colour['warning-mark'], colorError: colour.danger,
  colorErrorText: colour.danger, colorSuccessText: colour.success, colorWarningText: colour.warning,
  colorText: colour.text, colorTextSecondary: colour['text-2'], colorTextTertiary: colour['text-3'],
  colorTextDescription: colour['text-3'], colorTextPlaceholder: colour['text-3'], colorTextDisabled: colour['text-3'],
  colorBorder: colour['line-2'], colorBorderSecondary: colour.line, colorSplit: colour.line,
  colorBgLayout: colour.bg, colorBgContainerDisabled: colour['surface-2'], colorBgMask: colour.mask,
  borderRadius: 6, borderRadiusSM: 4, borderRadiusLG: 8, controlHeight: 32, controlHeightSM: 24, controlHeightLG: 44,
  fontSize: 14, lineHeight: 22 / 14, fontFamily: shape.font, fontWeightStrong: 600,
  motion: !stillness,
  motionDurationFast: '.12s', motionDurationMid: '.2s', motionDurationSlow: '.2s', motionEaseInOut: shape.ease,
  boxShadow: shape.e2, boxShadowSecondary: shape.e2, boxShadowTertiary: shape.e1,
  controlOutlineWidth: 3, controlOutline: colour['primary-soft-2'], wireframe: false,
}

const components: ThemeConfig['components'] = {
  Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', paddingInline: 12, paddingInlineSM: 8, contentFontSizeSM: 12, fontWeight: 400 },
  Table: {
    headerBg: 'transparent', cellPaddingBlockMD: 8.5, cellPaddingInlineMD: 12, headerColor: colour['text-3'], headerSplitColor: 'transparent', cellPaddingBlock: 9, cellPaddingInline: 12,
    cellFontSize: 14, rowHoverBg: colour['surface-2'], rowSelectedBg: colour['primary-soft'], rowSelectedHoverBg: colour['primary-soft'],
    footerBg: colour['surface-2'], headerSortActiveBg: 'transparent', headerSortHoverBg: colour['surface-2'], bodySortBg: 'transparent',
  },
  Tabs: { horizontalItemGutter: 24, horizontalItemPadding: '9px 0', titleFontSize: 14, itemColor: colour['text-2'], horizontalMargin: '0' },
  Segmented: { trackBg: colour.fill, itemSelectedBg: colour.surface, trackPadding: 2 },
  Menu: { itemSelectedBg: colour['primary-soft'], itemSelectedColor: colour.primary, itemHeight: 36 },
  Input: { paddingInline: 12, activeShadow: `0 0 0 3px ${colour['primary-soft-2']}` },
  InputNumber: { paddingInline: 12, activeShadow: `0 0 0 3px ${colour['primary-soft-2']}` },
  DatePicker: { paddingInline: 12, activeShadow: `0 0 0 3px ${colour['primary-soft-2']}` },
  Select: { activeOutlineColor: colour['primary-soft-2'], optionSelectedBg: colour['primary-soft'], optionSelectedFontWeight: 600 },
  Form: { itemMarginBottom: 16, labelColor: colour['text-2'], verticalLabelPadding: '0 0 4px' },
  Modal: { borderRadiusLG: 12 },
  Drawer: { paddingLG: 24 },
  Switch: { handleSize: 12, trackHeight: 16, trackMinWidth: 28, trackPadding: 2, colorTextQuaternary: colour['line-3'], colorTextTertiary: colour['text-3'] },
  Tag: { borderRadiusSM: 4 },
  Tooltip: { colorBgSpotlight: colour.text },
}

/** The look of every page: tokens and the reader's language. */
export const Theme = ({ children }: { children: ReactNode }) => {
  const { i18n } = useTranslation()
  const phone = usePhone()
  const sized = phone ? { ...token, fontSize: 16, lineHeight: 1.5, controlHeight: 44 } : token
  return (
    <ConfigProvider
      locale={antdLocale(i18n.language)}
      theme={{ token: sized, components, hashed: false, cssVar: { key: 'lq' } }}
      csp={{ nonce: nonce() }}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false }}
      virtual
    >
      <StyleProvider layer={false}>
        {children}
      </StyleProvider>
    </ConfigProvider>
  )
}
