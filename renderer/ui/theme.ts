import { type MappingAlgorithm, type ThemeConfig, theme } from 'antd'

/** antd's compact sizes on a text of 13 px; its own would be 12. */
const denseAlgorithm: MappingAlgorithm = (seed, map) => ({
  ...theme.compactAlgorithm(seed, map),
  fontSize: 13,
  fontSizeSM: 12,
  fontSizeLG: 14,
  fontSizeXL: 16,
  lineHeight: 20 / 13,
  lineHeightSM: 20 / 12,
})

const darkColors = {
  colorBgBase: '#16191e',
  colorTextBase: '#e3e6ea',
  colorBgContainer: '#1d2127',
  colorBgElevated: '#242a32',
  colorBorder: '#434b57',
  colorBorderSecondary: '#353c46',
}

/**
 * antd's tokens for the two looks; the colours are those of tokens.css. Red stands only for wrong and overdue. `isStill`: nothing moves, as the system's
 * "reduce motion" asks.
 */
export function antdTheme(isDark: boolean, isStill: boolean): ThemeConfig {
  return {
    algorithm: isDark ? [theme.darkAlgorithm, denseAlgorithm] : [denseAlgorithm],
    token: {
      colorPrimary: isDark ? '#5486ce' : '#2b5ea7',
      colorInfo: isDark ? '#5486ce' : '#2b5ea7',
      colorLink: isDark ? '#7aa7e6' : '#2b5ea7',
      colorError: isDark ? '#f08a80' : '#b3261e',
      borderRadius: 3,
      motion: !isStill,
      fontFamily: 'var(--font)',
      colorTextPlaceholder: 'var(--text-faint)',
      colorTextDescription: 'var(--text-quiet)',
      ...(isDark ? darkColors : { colorTextBase: '#1c2129' }),
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        defaultHoverColor: 'var(--accent)',
        defaultHoverBorderColor: 'var(--accent)',
      },
      Slider: {
        railBg: 'var(--line)',
        railHoverBg: 'var(--line)',
        trackBg: 'var(--accent)',
        trackHoverBg: 'var(--accent)',
        handleColor: 'var(--accent)',
        handleActiveColor: 'var(--accent)',
      },
      Tabs: { itemSelectedColor: 'var(--accent)', itemHoverColor: 'var(--accent)' },
    },
  }
}
