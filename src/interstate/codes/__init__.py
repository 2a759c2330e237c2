"""Code books and crosswalks: states, names, leaders, blocs, regions, event types, layers, words. CSV files beside the code."""
