package io.mercato.catalog.search;

/**
 * How many letters are added, left out, changed or exchanged with their neighbour between two words: the optimal string
 * alignment distance (G. Navarro, "A Guided Tour to Approximate String Matching", ACM Computing Surveys 33 (1), 2001).
 */
final class EditDistance {
    private EditDistance() {}

    static int between(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, a, b, i, j);
            }
        }
        return distance[a.length()][b.length()];
    }

    /** As many as are likely in a word of this length; as Elasticsearch's fuzziness AUTO has it. */
    static int allowed(int length) {
        return length < 3 ? 0 : length <= 5 ? 1 : 2;
    }

    private static int step(int[][] distance, String a, String b, int i, int j) {
        int changed = distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
