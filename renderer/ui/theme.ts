import { type ThemeConfig, theme } from 'antd'

/** antd's tokens for the two looks; the colours are those of tokens.css. Red stands only for wrong and overdue. */
export function antdTheme(isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? [theme.darkAlgorithm, theme.compactAlgorithm] : [theme.compactAlgorithm],
    token: {
      colorPrimary: isDark ? '#5b8fd9' : '#2b5ea7',
      colorInfo: isDark ? '#5b8fd9' : '#2b5ea7',
      colorError: isDark ? '#f08a80' : '#b3261e',
      borderRadius: 3,
      fontFamily: 'var(--font)',
      ...(isDark ? { colorBgBase: '#16191e', colorTextBase: '#e3e6ea' } : { colorTextBase: '#1c2129' }),
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none' } },
  }
}
