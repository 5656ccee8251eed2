/// What a cell means. Themes turn roles into colours; screens never name a colour.
package enum Role: String, CaseIterable, Sendable {
  // The page
  case text, dim, heading, border
  case borderFocused = "border-focused"
  case title
  case titleFocused = "title-focused"
  // Rows
  case selected
  case selectedElsewhere = "selected-elsewhere"
  // What a person should notice; each also has a word or a sign
  case late, waiting, ready, busy, flag, alert, good, money, code
  // Forms
  case label, field
  case fieldFocused = "field-focused"
  case placeholder, problem
  // Furniture
  case key, hint, badge, toast, dialog
  case dialogBorder = "dialog-border"
  case emergency
}
