"""Starts Rasa 3.6.21 lean: what stock Rasa does twice, loads unused or would log is changed here, in one place.

Rasa 3.6.21 is the last open-source release, so it will not move under these changes; `version.require_rasa` refuses
any other. Nothing here imports Rasa at module level before `standin.install` has run.
"""
