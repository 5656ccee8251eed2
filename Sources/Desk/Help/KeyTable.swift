/// Every key of every screen: the source of the README's table and of `anteroom actions`.
package enum KeyTable {
  package static let all: [KeyLine] =
    Home.lines + GlobalKeys.lines + FindPatient.lines + PatientCard.lines + BookScreen.lines + CheckInScreen.lines + BillScreen.lines
    + PapersOut.lines
    + CodeFinder.lines + CodeDrill.lines
    + FormScreen.lines + PickScreen.lines + ReceiptsScreen.lines + EmergencyCard.lines + SettingsScreen.lines + HelpScreen.lines
    + PaletteScreen.lines + ThemePicker.lines + AuditScreen.lines + AuditEventScreen.lines + UnsavedScreen.lines + GlassScreen.lines
    + SignInScreen.lines + PINScreen.lines + CalendarScreen.lines + FindTime.lines + SeriesScreen.lines + HoursScreen.lines
    + BookedScreen.lines + FiguresScreen.lines
    + RowStory.lines + RoundScreen.lines + OpenItemsScreen.lines
    + RedFlagCard.lines + FitScreen.lines + CoverageScreen.lines + VerifyList.lines + DuplicatesScreen.lines
    + FreedScreen.lines + WaitlistScreen.lines + RecallScreen.lines + CallRound.lines + CallList.lines + AbsenceScreen.lines
    + ChargesScreen.lines + LedgerScreen.lines
}
