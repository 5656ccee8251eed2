/// Why a theme file cannot be used, in a sentence for the person who wrote it.
package struct ThemeFault: Error, Hashable {
  /// The theme, the line and what is wrong there.
  package let sentence: String
}
