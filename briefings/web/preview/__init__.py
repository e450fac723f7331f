"""Preview images: what a chat or a social network shows of a link to a briefing or question."""
