"""The public edge: chat API, web page, messengers. They speak HTTP to the bot and know nothing of its inside."""
